/** The number of a paper, e.g. `ATT-2026-K7Q4-0001`: a series for each kind and year, with the code of the installation. */
import { minutesNumber } from '../minutes/number.ts';
import type { IssuedKind } from './issuing.types.ts';

const PREFIXES: Readonly<Record<IssuedKind, string>> = {
  notification: 'NOT',
  attestation: 'ATT',
  certificate: 'CER',
  extract: 'EXT',
  'results-table': 'TAB',
};

const OF_MINUTES = 'PV';

/** Throws RangeError as `minutesNumber` does. */
export function issuedNumber(
  kind: IssuedKind,
  parts: { readonly year: number; readonly code: string | null; readonly sequence: number },
): string {
  return `${PREFIXES[kind]}${minutesNumber(parts).slice(OF_MINUTES.length)}`;
}
