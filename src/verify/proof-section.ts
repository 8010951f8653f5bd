/** The proof file and the digest chain: what the organisation's record says of this document. */
import { sha256Text } from '../cms/bytes.ts';
import type { Certificate } from '../cms/certificate-reader.ts';
import type { AnyMinutesFile } from '../domain/session-minutes/any-minutes.ts';
import type { Proof } from '../domain/minutes/proof.schema.ts';
import { SEAL_FIELD } from '../domain/minutes/signature-fields.ts';
import type { RegisterWitness } from '../domain/minutes/register-witness.ts';
import { chainFindings } from './proof-chain.ts';
import { fail, type Finding, note, pass, type Section } from './report.ts';

/** What was found in the document itself. */
export interface DocumentFacts {
  readonly minutes: AnyMinutesFile;
  /** The attached JSON, as text and as digest. */
  readonly json: string;
  /** The sealed file, timestamps left out: SHA-256 (hex) and length in bytes. */
  readonly sealed: { readonly sha256: string; readonly byteCount: number };
  readonly signatures: readonly FoundSignature[];
  /** SHA-256 (hex) of each timestamp token. */
  readonly tokens: readonly string[];
}

export interface FoundSignature {
  readonly field: string;
  readonly certificate: Certificate | null;
  /** Epoch ms. */
  readonly signedAt: number | null;
}

/**
 * Compares the document with its proofs, and with the heads of the chain that somebody kept; `isOfAnother` tells a head that
 * another given document bears.
 */
export async function proofSection(
  facts: DocumentFacts,
  proofs: readonly Proof[],
  witnesses: readonly RegisterWitness[],
  isOfAnother: (head: RegisterWitness) => boolean,
): Promise<Section> {
  const { chain } = facts.minutes.content;
  const findings: Finding[] = [];
  if (chain !== undefined) findings.push(note('chain-head', { seq: chain.seq, digest: chain.digest }));
  if (proofs.length === 0) findings.push(note('proof-absent'));
  for (const proof of proofs) findings.push(...(await proofFindings(facts, proof)));
  for (const witness of witnesses) {
    findings.push(witnessFinding(facts, proofs, witness, isOfAnother(witness)));
  }
  return { id: 'proof', values: {}, findings };
}

async function proofFindings(facts: DocumentFacts, proof: Proof): Promise<Finding[]> {
  const { minutes, sealed } = facts;
  const digests: readonly (readonly [string, string])[] = [
    [proof.contentDigest, minutes.contentDigest],
    [proof.pdf.sha256, sealed.sha256],
    [String(proof.pdf.byteCount), String(sealed.byteCount)],
    [proof.json.sha256, await sha256Text(facts.json)],
  ];
  const areSame = digests.every(([stated, found]) => stated === found);
  return [
    areSame
      ? pass('proof-digests')
      : fail('proof-digests-other', { stated: proof.pdf.sha256, found: sealed.sha256 }),
    ...signatureFindings(facts, proof),
    ...timestampFindings(facts, proof),
    ...(await chainFindings(proof, facts)),
  ];
}

function signatureFindings({ signatures }: DocumentFacts, proof: Proof): Finding[] {
  const stated = [
    ...proof.signatures.flatMap(({ certificate, field, signedAt }) =>
      field === null || certificate === null ? [] : [{ field, sha256: certificate.sha256, signedAt }],
    ),
    ...(proof.seal === null
      ? []
      : [{ field: SEAL_FIELD, sha256: proof.seal.certificate.sha256, signedAt: proof.seal.signedAt }]),
  ];
  const fields = new Set([...stated, ...signatures].map(({ field }) => field));
  const others = [...fields].filter((field) => {
    const told = stated.find((signature) => signature.field === field);
    const found = signatures.find((signature) => signature.field === field);
    if (told === undefined || found === undefined) return true;
    // The PDF dates in whole seconds.
    const isSameInstant = Math.floor(told.signedAt / 1000) * 1000 === found.signedAt;
    return !isSameInstant || told.sha256 !== found.certificate?.sha256;
  });
  if (others.length > 0) return others.map((field) => fail('proof-signature-other', { field }));
  return [pass('proof-signatures', { count: fields.size })];
}

/** A proof may be older than the timestamp, or hold one that was never put into this copy; it may not name another. */
function timestampFindings({ tokens }: DocumentFacts, { timestamps }: Proof): Finding[] {
  if (timestamps.length === 0 || tokens.length === 0) return [];
  const isNamed = tokens.every((token) => timestamps.some(({ tokenSha256 }) => tokenSha256 === token));
  return [isNamed ? pass('proof-timestamps') : fail('proof-timestamps-other')];
}

/** A witness can speak of the records between the head in the minutes and the end of the proof. */
function witnessFinding(
  { minutes }: DocumentFacts,
  proofs: readonly Proof[],
  { digest, seq }: RegisterWitness,
  isOfAnother: boolean,
): Finding {
  const heads = [
    ...(minutes.content.chain === undefined ? [] : [minutes.content.chain]),
    ...proofs.flatMap(({ chain }) => chain.links),
  ];
  const values = { seq };
  const head = heads.find((candidate) => candidate.seq === seq);
  if (head === undefined) return note('witness-elsewhere', values);
  if (head.digest === digest) return pass('witness', values);
  return isOfAnother ? note('witness-elsewhere', values) : fail('witness-other', values);
}
