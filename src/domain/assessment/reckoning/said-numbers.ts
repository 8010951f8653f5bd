/** Exact numbers as a person reads them. */
import { exact, fromText, isEqual, multiply, toDecimals } from './exact.ts';
import type { Exact } from './exact.ts';

const PLACES = 4;
const PERCENT_PLACES = 2;

/** How numbers are written in a language. */
export interface NumberStyle {
  readonly decimalMark: ',' | '.';
  /** After a percentage, with the space that the language wants before it. */
  readonly percentSign: string;
}

/** "13,5"; "≈ 0,6667" where more decimals would be needed. */
export function sayNumber(text: string, { decimalMark }: NumberStyle): string {
  return say(fromText(text), PLACES, decimalMark);
}

/** "70 %"; "≈ 66,67 %". */
export function sayPercent(text: string, { decimalMark, percentSign }: NumberStyle): string {
  return `${say(multiply(fromText(text), exact(100)), PERCENT_PLACES, decimalMark)}${percentSign}`;
}

function say(value: Exact, places: number, decimalMark: string): string {
  const shown = toDecimals(value, places);
  const isExact = isEqual(fromText(shown), value);
  const written = (isExact ? shown.replace(/\.?0+$/, '') : shown).replace('-', '\u2212');
  return `${isExact ? '' : '≈\u00a0'}${written.replace('.', decimalMark)}`;
}
