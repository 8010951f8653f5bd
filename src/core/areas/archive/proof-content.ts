/** What the proof file of an archived document states, gathered from the records. */
import type { MinutesSignature } from '../../../domain/minutes/minutes.schema.ts';
import type { Proof, Proof2 } from '../../../domain/minutes/proof.schema.ts';
import { memberField } from '../../../domain/minutes/signature-fields.ts';
import type { Instant } from '../../../domain/time/time.ts';
import { CHAIN_ORIGIN } from '../../db/chain.ts';
import { chainLinks } from '../../db/chain-extract.ts';
import type { ChainLink } from '../../db/chain-extract.ts';
import type { LockRevision } from '../../db/repos/content-lock.repo.ts';
import type { DocumentPart } from '../../db/repos/document-part.repo.ts';
import type { ExternalDocument } from '../../db/repos/external-document.repo.ts';
import { createSigningRepo } from '../../db/repos/signing.repo.ts';
import type { TimestampIncrement } from '../../db/repos/timestamp.repo.ts';
import { readSignature } from '../../../documents/signature-svg.ts';
import type { Deps } from '../../kernel/deps.ts';
import { otherTurn } from '../../kernel/other-turn.ts';

type Certificate = NonNullable<Proof['signatures'][number]['certificate']>;
type CertificateOf = (sha256: string) => Certificate | null;
interface Person {
  readonly id: string;
  readonly name: string;
  readonly capacity: string;
}

/** An archived document that is proven, of a test or of a session. */
export interface ProvenMinutes {
  readonly minutesId: string;
  readonly number: string;
  readonly session: Proof2['session'];
  readonly organisation: string;
  readonly timeZone: string;
  /** Version of the application that locked the content. */
  readonly appVersion: string;
  readonly archivedAt: Instant;
  readonly contentDigest: string;
  readonly pdf: Proof['pdf'];
  readonly jsonSha256: string;
  readonly members: readonly Person[];
  /** Ids of who signs, in the order of the fields. */
  readonly signatoryIds: readonly string[];
  readonly signatures: readonly MinutesSignature[];
  readonly parts: readonly DocumentPart[];
  readonly external: readonly ExternalDocument[];
  readonly timestamps: readonly TimestampIncrement[];
  /** Lockings up to the one that was archived. */
  readonly revisions: readonly LockRevision[];
  /** Head of the register that the content names. */
  readonly witness: Proof['chain']['witness'] | undefined;
  /** Table that holds its files. */
  readonly fileTable: 'minutes_file' | 'session_minutes_file';
}

/** Gathers the proof of an archived document, made at that instant (epoch ms). Rejects with RangeError when the chain has no row for its files. */
export async function proofOf(
  deps: Pick<Deps, 'db' | 'platform'>,
  proven: ProvenMinutes,
  madeAt: number,
): Promise<Proof2> {
  const { archivedAt, contentDigest, external, jsonSha256, minutesId, number, parts, pdf, session } = proven;
  const certificateOf = certificateReader(deps);
  const timestamps = timestampsOf(proven);
  return {
    schema: 'pupitre.proof/2',
    number,
    session,
    archivedAt,
    madeAt,
    minutesId,
    contentDigest,
    pdf,
    json: { sha256: jsonSha256 },
    signatures: [...ownSignatures(proven, certificateOf), ...externalSignatures(proven)],
    seal: sealOf(parts, certificateOf),
    timestamps,
    external: external.map(({ attachedAt, attachedBy, byteCount, jurorIds, kind, name, sha256 }) => ({
      name,
      kind,
      sha256,
      byteCount,
      jurorIds: [...jurorIds],
      attachedBy: nameOf(proven, attachedBy),
      attachedAt,
    })),
    clock: {
      source: 'system-clock',
      timeZone: proven.timeZone,
      offsetMs: timestamps.at(-1)?.offsetMs ?? null,
    },
    machine: { platform: deps.platform, appVersion: proven.appVersion },
    revisions: proven.revisions.map(({ lockedAt, revision, voided }) => ({
      revision,
      lockedAt,
      voidedAt: voided?.at ?? null,
      reason: voided?.reason ?? null,
    })),
    chain: await chainOf(deps, proven),
  };
}

function certificateReader({ db }: Pick<Deps, 'db'>): CertificateOf {
  const repo = createSigningRepo(db);
  return (sha256) => {
    const found = repo.certificate(sha256);
    if (found === null) return null;
    const { notAfter, notBefore, serial, subject } = found;
    return { subject, serial, sha256, notBefore, notAfter };
  };
}

/** Signatures given in the application; those of before certificates stand in no field of the PDF. */
function ownSignatures(
  { parts, signatoryIds, signatures }: ProvenMinutes,
  certificateOf: CertificateOf,
): Proof['signatures'] {
  return signatures.map(({ capacity, jurorId, name, signedAt, svg }) => {
    const part = parts.find((candidate) => candidate.kind === 'member' && candidate.jurorId === jurorId);
    const isInPdf = part?.kind === 'member';
    return {
      jurorId,
      name,
      capacity,
      field: isInPdf ? memberField(signatoryIds.indexOf(jurorId) + 1) : null,
      signedAt,
      kind: readSignature(svg).kind === 'typed' ? 'typed' : 'drawn',
      authentication: 'seat-pin',
      certificate: isInPdf ? certificateOf(part.certificateSha256) : null,
    };
  });
}

/** Members for whom a document signed outside stands; the instant is that at which it was attached. */
function externalSignatures({ external, members }: ProvenMinutes): Proof['signatures'] {
  return external.flatMap(({ attachedAt, jurorIds }) =>
    members
      .filter(({ id }) => jurorIds.includes(id))
      .map(({ capacity, id, name }) => ({
        jurorId: id,
        name,
        capacity,
        field: null,
        signedAt: attachedAt,
        kind: 'external' as const,
        authentication: 'external-document' as const,
        certificate: null,
      })),
  );
}

function sealOf(parts: readonly DocumentPart[], certificateOf: CertificateOf): Proof['seal'] {
  const seal = parts.find((part) => part.kind === 'seal');
  const certificate = seal === undefined ? null : certificateOf(seal.certificateSha256);
  return seal === undefined || certificate === null ? null : { signedAt: seal.madeAt, certificate };
}

function timestampsOf({ timestamps }: ProvenMinutes): Proof['timestamps'] {
  return timestamps.map(({ at, authority, offsetMs, policy, serial, tokenSha256 }) => ({
    authority,
    at,
    policy,
    serial,
    tokenSha256,
    offsetMs,
  }));
}

/** In short turns: minutes may have been archived long after their content was locked, and much was recorded between. */
async function chainOf(
  { db }: Pick<Deps, 'db'>,
  { fileTable: table, minutesId, witness = { seq: 0, digest: CHAIN_ORIGIN } }: ProvenMinutes,
): Promise<Proof['chain']> {
  const links: ChainLink[] = [];
  for (const page of chainLinks(db, witness.seq, { table, key: JSON.stringify([minutesId]) })) {
    links.push(...page);
    await otherTurn();
  }
  if (links.length === 0) throw new RangeError('the archived files are not in the chain');
  return { witness: { ...witness }, links };
}

function nameOf({ members }: ProvenMinutes, memberId: string): string {
  return members.find(({ id }) => id === memberId)?.name ?? memberId;
}
