/** Signatures given outside of the application, on a file of their own that the proof names. */
import type { Proof } from '../domain/minutes/proof.schema.ts';
import type { Given } from './inputs.ts';
import { fail, type Finding, open } from './report.ts';

interface Awaited {
  readonly jurorId: string;
  readonly name: string;
}

/** Files signed outside that were given, and the proofs of the minutes in question. */
export interface OutsideEvidence extends Pick<Given, 'outside'> {
  readonly proofs: readonly Proof[];
}

/** What is known of a member whose field is empty. */
export function outsideFindings(
  { jurorId, name }: Awaited,
  { outside, proofs }: OutsideEvidence,
): readonly Finding[] {
  const documents = proofs.flatMap(({ external }) =>
    external.filter(({ jurorIds }) => jurorIds.includes(jurorId)),
  );
  if (documents.length === 0) return [fail('signature-missing', { name })];
  return documents.map(({ attachedAt, name: document, sha256 }) => {
    const values = { document, sha256, attachedAt };
    return open(outside.has(sha256) ? 'signature-outside-given' : 'signature-outside', values);
  });
}
