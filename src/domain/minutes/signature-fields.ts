/** Names of the signature fields that every minutes reserves: one for each signatory, the seal, a timestamp. */

export const SEAL_FIELD = 'Cachet';
export const TIMESTAMP_FIELD = 'Horodatage';

/** Field of the signatory at this position in the order of the jury, from 1. */
export function memberField(position: number): string {
  return `Signature_${String(position)}`;
}
