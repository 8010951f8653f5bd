/** What the pages of a proof file are built from. */
import type { Proof2 } from '../domain/minutes/proof.schema.ts';

export interface ProofData {
  readonly proof: Proof2;
  /** Whether a field is kept for the seal. */
  readonly isToBeSealed: boolean;
}
