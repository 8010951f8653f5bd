/** What the proof file in print is built from. */
import type { Proof } from '../domain/minutes/proof.schema.ts';

export interface ProofData {
  readonly proof: Proof;
  /** Canonical JSON of the proof. */
  readonly json: string;
  readonly session: { readonly title: string; readonly date: string; readonly organisation: string };
  readonly archivedAt: number;
  /** Epoch ms at which the file is made. */
  readonly at: number;
  /** Whether a field is kept for the seal. */
  readonly isToBeSealed: boolean;
}
