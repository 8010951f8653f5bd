/**
 * What a text typed beside a passage says of a test that no jury holds. It is printed as it was typed; it counts only as far as it
 * says something that is known: nothing else is taken for a result without a person saying so.
 */
import { exact, fromText, isAtLeast, isEqual } from '../assessment/reckoning/exact.ts';
import { foldName } from './fold-name.ts';
import { readMark, readOutcome } from './import/score-cells.ts';

/** What may be said of such a test, in the order in which it is offered. */
export const TYPED_KINDS = ['to-come', 'mark', 'favourable', 'unfavourable', 'absent', 'excused'] as const;
export type TypedKind = (typeof TYPED_KINDS)[number];

export type TypedResult =
  | { readonly kind: Exclude<TypedKind, 'mark'> | 'exempted' | 'unknown' }
  /** Out of nothing where the text does not say. */
  | { readonly kind: 'mark'; readonly value: string; readonly outOf: string | null };

const AWAITED = [
  ...['attente', 'enattente', 'avenir', 'apasser', 'nonpasse', 'nonpassee', 'pasencore', 'pending'],
  ...['tocome', 'tba', 'tbd'],
];
const EXCUSED = ['excused'];
const EXEMPTED = ['exempt', 'exempted'];

/** Whose opinion it is, which the test says. */
const WHOSE = /(?:dututeur|delatutrice)$/u;

/** What the text says; an empty one says that the test is to come. */
export function readTyped(text: string): TypedResult {
  const word = foldName(text);
  if (text.trim() === '' || AWAITED.includes(word)) return { kind: 'to-come' };
  if (EXCUSED.includes(word)) return { kind: 'excused' };
  if (EXEMPTED.includes(word)) return { kind: 'exempted' };
  const mark = readMark(text);
  switch (mark.kind) {
    case 'none':
      return { kind: 'to-come' };
    case 'absence':
      return { kind: mark.isExcused ? 'excused' : 'absent' };
    case 'exemption':
      return { kind: 'exempted' };
    case 'mark':
      return isPossible(mark) ? mark : { kind: 'unknown' };
    case 'fault':
      return ofOpinion(readOutcome(word.replace(/^avis/u, '').replace(WHOSE, '')));
  }
}

function ofOpinion(outcome: ReturnType<typeof readOutcome>): TypedResult {
  if (outcome === undefined || outcome === null) return { kind: 'unknown' };
  return { kind: outcome === 'not-assessed' ? 'to-come' : outcome };
}

function isPossible({ outOf, value }: { readonly value: string; readonly outOf: string | null }): boolean {
  if (outOf === null) return true;
  const most = fromText(outOf);
  return !isEqual(most, exact(0)) && isAtLeast(most, fromText(value));
}
