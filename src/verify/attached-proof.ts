/** A proof file that a PDF carries. */
import { type Proof, proofSchema } from '../domain/minutes/proof.schema.ts';
import type { AttachedJson } from './attached-data.ts';

/** The proof that attached data are; null when they are something else. */
export function proofIn(attached: AttachedJson): Proof | null {
  if (!attached.isSound) return null;
  return proofSchema.safeParse(attached.data).data ?? null;
}
