/** What the proof file of archived minutes states, gathered from the records. */
import type { MinutesFile, MinutesSignature } from '../../../domain/minutes/minutes.schema.ts';
import type { Proof, Proof2 } from '../../../domain/minutes/proof.schema.ts';
import { memberField } from '../../../domain/minutes/signature-fields.ts';
import { signatories } from '../../../domain/minutes/signatories.ts';
import { CHAIN_ORIGIN } from '../../db/chain.ts';
import { chainLinks } from '../../db/chain-extract.ts';
import type { ChainLink } from '../../db/chain-extract.ts';
import type { DocumentPart } from '../../db/repos/document-part.repo.ts';
import type { ExternalDocument } from '../../db/repos/external-document.repo.ts';
import type { MinutesFiles, MinutesRecord } from '../../db/repos/minutes.repo.ts';
import { createSigningRepo } from '../../db/repos/signing.repo.ts';
import { readSignature } from '../../../documents/signature-svg.ts';
import { archivedExternal } from './archived-external.ts';
import { archivedSignatures } from './archived-signatures.ts';
import type { Deps } from '../../kernel/deps.ts';
import { otherTurn } from '../../kernel/other-turn.ts';
import type { PassageStore } from '../passage/index.ts';

type Certificate = NonNullable<Proof['signatures'][number]['certificate']>;
type CertificateOf = (sha256: string) => Certificate | null;

/** The archived minutes that are proven. */
export interface ProvenMinutes {
  readonly record: MinutesRecord;
  readonly files: MinutesFiles;
  readonly file: MinutesFile;
}

/** Gathers the proof of archived minutes, made at that instant (epoch ms). Rejects with RangeError when the chain has no row for their files. */
export async function proofOf(
  deps: Pick<Deps, 'appVersion' | 'db' | 'platform'>,
  store: PassageStore,
  { file, files, record }: ProvenMinutes,
  madeAt: number,
): Promise<Proof2> {
  const { contentDigest, jsonSha256, minutesId, number, passageId, pdfSha256, revision } = record;
  const certificateOf = certificateReader(deps);
  const parts = store.parts.parts(passageId, revision);
  const external = archivedExternal(store, record);
  const timestamps = timestampsOf(store, minutesId);
  return {
    schema: 'pupitre.proof/2',
    number,
    session: { title: file.content.session.title, date: file.content.session.date },
    archivedAt: record.archivedAt,
    madeAt,
    minutesId,
    contentDigest,
    pdf: { sha256: pdfSha256, byteCount: files.pdf.byteLength },
    json: { sha256: jsonSha256 },
    signatures: [
      ...ownSignatures(file, archivedSignatures(store, record, file), parts, certificateOf),
      ...externalSignatures(file, external),
    ],
    seal: sealOf(parts, certificateOf),
    timestamps,
    external: external.map(({ attachedAt, attachedBy, byteCount, jurorIds, kind, name, sha256 }) => ({
      name,
      kind,
      sha256,
      byteCount,
      jurorIds: [...jurorIds],
      attachedBy: nameOf(file, attachedBy),
      attachedAt,
    })),
    clock: {
      source: 'system-clock',
      timeZone: file.content.timeZone,
      offsetMs: timestamps.at(-1)?.offsetMs ?? null,
    },
    machine: { platform: deps.platform, appVersion: file.content.software.version },
    revisions: revisionsOf(store, record),
    chain: await chainOf(deps, record, file),
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
  { content }: MinutesFile,
  signatures: readonly MinutesSignature[],
  parts: readonly DocumentPart[],
  certificateOf: CertificateOf,
): Proof['signatures'] {
  const order = signatories(content).map(({ id }) => id);
  return signatures.map(({ capacity, jurorId, name, signedAt, svg }) => {
    const part = parts.find((candidate) => candidate.kind === 'member' && candidate.jurorId === jurorId);
    const isInPdf = part?.kind === 'member';
    return {
      jurorId,
      name,
      capacity,
      field: isInPdf ? memberField(order.indexOf(jurorId) + 1) : null,
      signedAt,
      kind: readSignature(svg).kind === 'typed' ? 'typed' : 'drawn',
      authentication: 'seat-pin',
      certificate: isInPdf ? certificateOf(part.certificateSha256) : null,
    };
  });
}

/** Members for whom a document signed outside stands; the instant is that at which it was attached. */
function externalSignatures(
  { content }: MinutesFile,
  documents: readonly ExternalDocument[],
): Proof['signatures'] {
  return documents.flatMap(({ attachedAt, jurorIds }) =>
    content.members
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

function timestampsOf({ timestamps }: PassageStore, minutesId: string): Proof['timestamps'] {
  return timestamps.increments(minutesId).map(({ at, authority, offsetMs, policy, serial, tokenSha256 }) => ({
    authority,
    at,
    policy,
    serial,
    tokenSha256,
    offsetMs,
  }));
}

/** Lockings up to the one that was archived: a later one is a rectification's. */
function revisionsOf(
  { locks }: PassageStore,
  { passageId, revision }: Pick<MinutesRecord, 'passageId' | 'revision'>,
): Proof['revisions'] {
  return locks
    .revisions(passageId)
    .filter((lock) => lock.revision <= revision)
    .map(({ lockedAt, revision: rank, voided }) => ({
      revision: rank,
      lockedAt,
      voidedAt: voided?.at ?? null,
      reason: voided?.reason ?? null,
    }));
}

/** In short turns: minutes may have been archived long after their content was locked, and much was recorded between. */
async function chainOf(
  { db }: Pick<Deps, 'db'>,
  { minutesId }: MinutesRecord,
  { content }: MinutesFile,
): Promise<Proof['chain']> {
  const witness = content.chain ?? { seq: 0, digest: CHAIN_ORIGIN };
  const links: ChainLink[] = [];
  for (const page of chainLinks(db, witness.seq, {
    table: 'minutes_file',
    key: JSON.stringify([minutesId]),
  })) {
    links.push(...page);
    await otherTurn();
  }
  if (links.length === 0) throw new RangeError('the archived files are not in the chain');
  return { witness: { ...witness }, links };
}

function nameOf({ content }: MinutesFile, memberId: string): string {
  return content.members.find(({ id }) => id === memberId)?.name ?? memberId;
}
