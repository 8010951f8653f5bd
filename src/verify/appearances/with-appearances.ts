/** The signatures of a document with what their fields show. */
import { type AnyMinutesFile, signatoriesIn } from '../../domain/session-minutes/any-minutes.ts';
import type { Proof } from '../../domain/minutes/proof.schema.ts';
import { memberField, SEAL_FIELD } from '../../domain/minutes/signature-fields.ts';
import type { Given } from '../inputs.ts';
import type { CheckedSignatures } from '../member-signatures.ts';
import type { ReadDocument } from '../read-document.ts';
import { type CheckedSignature, holderOf, withFindings } from '../signature-section.ts';
import { appearanceFindings, type ShownSignature } from './appearance-findings.ts';

type Filled = Pick<ReadDocument, 'file' | 'updates'> & Pick<Given, 'redrawing'>;
type Words = Pick<Extract<ShownSignature, { kind: 'seal' }>, 'outside' | 'timeZone'>;

/** Minutes: each signature is held to the data; rejects with PdfSyntaxError. */
export async function withAppearances(
  filled: Filled,
  signed: CheckedSignatures,
  { content, contentDigest }: AnyMinutesFile,
  proofs: readonly Proof[],
): Promise<CheckedSignatures> {
  const { timeZone } = content;
  const awaited = signatoriesIn(content);
  const members = new Map<string, CheckedSignature>();
  for (const [name, checked] of signed.members) {
    const member = awaited.find((_, index) => memberField(index + 1) === name);
    const shown = { kind: 'member', contentDigest, timeZone, name: member?.name ?? '' } as const;
    members.set(name, await withAppearance(filled, name, checked, shown));
  }
  const missing = awaited.filter((_, index) => !signed.members.has(memberField(index + 1)));
  const outside = {
    names: missing.map(({ name }) => name),
    files:
      proofs.length === 0 ? null : proofs.flatMap(({ external }) => external.map(({ sha256 }) => sha256)),
  };
  const seal =
    signed.seal === null ? null : await withSealAppearance(filled, signed.seal, { timeZone, outside });
  return { ...signed, members, seal };
}

/** The seal of any paper. */
export function withSealAppearance(
  filled: Filled,
  seal: CheckedSignature,
  words: Words,
): Promise<CheckedSignature> {
  const update = filled.updates.find(({ field }) => field?.name === SEAL_FIELD);
  // A certificate without a common name is printed as the signature states it.
  const holder = seal.certificate === null ? '' : holderOf(seal.certificate);
  const name = seal.certificate?.subject.commonName ?? update?.signature?.name ?? holder;
  return withAppearance(filled, SEAL_FIELD, seal, { kind: 'seal', name, ...words });
}

type Unsigned<Shown> = Shown extends ShownSignature ? Omit<Shown, 'at' | 'certificateDigest'> : never;

async function withAppearance(
  { file, redrawing, updates }: Filled,
  name: string,
  checked: CheckedSignature,
  shown: Unsigned<ShownSignature>,
): Promise<CheckedSignature> {
  const { certificate, signedAt } = checked;
  const update = updates.find(({ field }) => field?.name === name);
  const field = update?.field ?? null;
  if (update === undefined || field === null || certificate === null || signedAt === null) return checked;
  const filled = { file, field, added: update.added, redrawing };
  const signature = { ...shown, at: signedAt, certificateDigest: certificate.sha256 };
  return withFindings(checked, await appearanceFindings(filled, signature));
}
