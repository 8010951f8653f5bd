/** Signatures given outside of the application, on a file of their own that the proof names. */
import type { Given } from './inputs.ts';
import { fail, type Finding, open } from './report.ts';

interface Awaited {
  readonly number: string;
  readonly jurorId: string;
  readonly name: string;
}

/** What is known of a member whose field is empty. */
export function outsideFindings(
  { jurorId, name, number }: Awaited,
  { outside, proofs }: Given,
): readonly Finding[] {
  const documents = proofs
    .filter(({ proof }) => proof.number === number)
    .flatMap(({ proof }) => proof.external.filter(({ jurorIds }) => jurorIds.includes(jurorId)));
  if (documents.length === 0) return [fail('signature-missing', { name })];
  return documents.map(({ attachedAt, name: document, sha256 }) => {
    const values = { document, sha256, attachedAt };
    return open(outside.has(sha256) ? 'signature-outside-given' : 'signature-outside', values);
  });
}
