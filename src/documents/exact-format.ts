/** Exact numbers in French, as the calculation says them. */
import { isExactText } from '../domain/assessment/reckoning/exact.ts';
import { sayNumber, sayPercent } from '../domain/assessment/reckoning/said-numbers.ts';
import type { NumberStyle } from '../domain/assessment/reckoning/said-numbers.ts';

export const FRENCH_NUMBERS: NumberStyle = { decimalMark: ',', percentSign: '\u00a0%' };

/** "13,5", or "≈ 0,6667"; any other text is returned as it is. */
export function formatExact(text: string): string {
  return isExactText(text) ? sayNumber(text, FRENCH_NUMBERS) : text;
}

/** "70 %", or "≈ 85,71 %". */
export function formatExactShare(text: string): string {
  return isExactText(text) ? sayPercent(text, FRENCH_NUMBERS) : text;
}

/** A decimal as French writes it, with as many places as it has. */
export function formatDecimal(text: string): string {
  return text.replace('.', ',').replace('-', '\u2212');
}
