/** Results that no jury of this application gave: entered by hand or imported, kept for ever, withdrawn with a reason. */

export const ENTRY_KINDS = ['score', 'tutor-grid', 'on-file', 'exemption', 'absence'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

export const ENTRY_OUTCOMES = ['favourable', 'unfavourable', 'not-assessed'] as const;
export type EntryOutcome = (typeof ENTRY_OUTCOMES)[number];

/** What is entered for one test of one enrolment. */
export interface EntryPayload {
  /** ISO calendar date of the result, not of its entry. */
  readonly date: string;
  /** Who assessed or signed: a tutor, a body; empty where nobody did (an absence). */
  readonly author: string;
  /** Exact decimals as text, such as "13.5" out of "20"; both or neither. */
  readonly value: string | null;
  readonly outOf: string | null;
  readonly outcome: EntryOutcome | null;
  /** What an exemption or a score rests on: a decision, a number, a diploma. */
  readonly reference: string;
  /** An absence that has an excuse. */
  readonly isExcused: boolean;
  /** Share as the source wrote it, such as "30 %"; the certification's rule is what counts. */
  readonly weight: string;
  /** Name of the file that it was read from; its digest is beside it. */
  readonly fileName: string;
  /** Line of that file, from 1; null when it was typed. */
  readonly line: number | null;
}

export interface EnteredEvidence {
  readonly id: string;
  readonly enrolmentId: string;
  readonly testId: string;
  readonly kind: EntryKind;
  readonly payload: EntryPayload;
  readonly sourceSha256: string | null;
  readonly recordedBy: string;
  /** Epoch milliseconds. */
  readonly recordedAt: number;
  readonly withdrawal: { readonly reason: string; readonly by: string; readonly at: number } | null;
}

export type EntryFault =
  | 'value-missing'
  | 'value-not-exact'
  | 'value-above-scale'
  | 'author-missing'
  | 'outcome-or-value'
  | 'reference-missing'
  | 'value-of-absence';

const EXACT = /^\d{1,9}(?:\.\d{1,9})?$/;

/** What keeps an entry from being evidence, by its field; nothing for one that is sound. */
export function entryFaults(
  kind: EntryKind,
  { author, outOf, outcome, reference, value }: EntryPayload,
): readonly { readonly field: keyof EntryPayload; readonly reason: EntryFault }[] {
  const faults: { readonly field: keyof EntryPayload; readonly reason: EntryFault }[] = [];
  const isMarked = value !== null || outOf !== null;
  if (kind === 'absence' || kind === 'exemption') {
    if (isMarked || outcome !== null) faults.push({ field: 'value', reason: 'value-of-absence' });
    if (kind === 'exemption' && reference === '')
      faults.push({ field: 'reference', reason: 'reference-missing' });
    return faults;
  }
  if (author === '') faults.push({ field: 'author', reason: 'author-missing' });
  if (kind === 'score' && !isMarked) faults.push({ field: 'value', reason: 'value-missing' });
  if (kind !== 'score' && !isMarked && outcome === null) {
    faults.push({ field: 'value', reason: 'outcome-or-value' });
  }
  if (isMarked) faults.push(...markFaults(value ?? '', outOf ?? ''));
  return faults;
}

function markFaults(value: string, outOf: string) {
  const inexact = (['value', 'outOf'] as const).filter(
    (field) => !EXACT.test(field === 'value' ? value : outOf),
  );
  if (inexact.length > 0) {
    return inexact.map((field) => ({ field, reason: 'value-not-exact' as const }));
  }
  return isAbove(value, outOf) || Number(outOf) === 0
    ? [{ field: 'value' as const, reason: 'value-above-scale' as const }]
    : [];
}

/** Compares decimals by their digits, so that no rounding takes part. */
function isAbove(value: string, outOf: string): boolean {
  return scaled(value) > scaled(outOf);
}

function scaled(decimal: string): bigint {
  const [whole = '0', rest = ''] = decimal.split('.');
  return BigInt(whole + rest.padEnd(9, '0'));
}
