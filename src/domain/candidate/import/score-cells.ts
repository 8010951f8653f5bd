/** What the cells of a file of results mean: marks, absences, exemptions and opinions, as secretariats write them. */
import { foldName } from '../fold-name.ts';
import type { EntryOutcome } from '../evidence.ts';

export type ReadMark =
  | { readonly kind: 'none' }
  | { readonly kind: 'mark'; readonly value: string; readonly outOf: string | null }
  | { readonly kind: 'absence'; readonly isExcused: boolean }
  | { readonly kind: 'exemption' }
  | { readonly kind: 'fault'; readonly reason: 'formula' | 'value-not-exact' };

const ABSENT = ['abs', 'ab', 'absent', 'absente', 'absence', 'absi', 'absenceinjustifiee', 'nonjustifie'];
const EXCUSED = [
  'exc',
  'excuse',
  'excusee',
  'abj',
  'absj',
  'absencejustifiee',
  'absentexcuse',
  'absenteexcusee',
];
const EXEMPTED = ['disp', 'dispense', 'dispensee', 'exempte', 'exemptee', 'equivalence'];

/** A decimal as the domain writes it; null for what is none. A comma or a point, spaces between thousands. */
export function readDecimal(cell: string): string | null {
  const text = cell.replaceAll(/[\s\u00a0\u202f]/gu, '').replace(',', '.');
  return /^\d{1,9}(?:\.\d{1,9})?$/.test(text) ? text : null;
}

/** What the cell of a mark says: "13,5", "13,5/20", "80 %", "ABS", "excusé", "dispensé". */
export function readMark(cell: string): ReadMark {
  const text = cell.trim();
  if (text === '') return { kind: 'none' };
  const word = foldName(text);
  if (ABSENT.includes(word)) return { kind: 'absence', isExcused: false };
  if (EXCUSED.includes(word)) return { kind: 'absence', isExcused: true };
  if (EXEMPTED.includes(word)) return { kind: 'exemption' };
  if (/^[=+@]|^-(?!\d)/.test(text)) return { kind: 'fault', reason: 'formula' };
  const [, top = text, below] = /^([^/%]+)(?:\/([^/%]+)|%)$/.exec(text) ?? [];
  const value = readDecimal(top);
  const outOf = text.endsWith('%') ? '100' : below === undefined ? null : readDecimal(below);
  return value === null || (below !== undefined && outOf === null)
    ? { kind: 'fault', reason: 'value-not-exact' }
    : { kind: 'mark', value, outOf };
}

const OUTCOMES: ReadonlyMap<string, EntryOutcome> = new Map([
  ...[
    'favorable',
    'acquis',
    'acquise',
    'valide',
    'validee',
    'reussi',
    'admis',
    'admise',
    'oui',
    'favourable',
  ].map((word) => [word, 'favourable'] as const),
  ...[
    ...['defavorable', 'nonacquis', 'nonacquise', 'nonvalide', 'nonvalidee', 'refuse', 'echec', 'ajourne'],
    ...['ajournee', 'encoursdacquisition', 'non', 'unfavourable'],
  ].map((word) => [word, 'unfavourable'] as const),
  ...['nonevalue', 'nonevaluee', 'ne', 'notassessed'].map((word) => [word, 'not-assessed'] as const),
]);

/** Null for an empty cell, undefined for a word that says nothing. */
export function readOutcome(cell: string): EntryOutcome | null | undefined {
  const word = foldName(cell);
  return word === '' ? null : OUTCOMES.get(word);
}
