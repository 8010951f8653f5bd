/** Signatures given outside of the application, on a document of their own that the proof file names. */
import type { Given } from './inputs.ts';
import { type Finding, open } from './report.ts';

/** What the proof says of a member whose field is empty; null when it says nothing. */
export function externalFinding(number: string, jurorId: string, { proofs }: Given): Finding | null {
  for (const { proof } of proofs) {
    if (proof.number !== number) continue;
    const document = proof.external.find(({ jurorIds }) => jurorIds.includes(jurorId));
    if (document === undefined) continue;
    const { attachedAt, name, sha256 } = document;
    return open('signature-external', { document: name, sha256, attachedAt });
  }
  return null;
}
