/** Marks by which juries compensated, as another jury sees them: each answers to what its own jury had before it, and to no more. */
import type { Evidence } from './bloc.schema.ts';
import { isGrounded } from './standing-evidence.ts';

/** A mark that was sealed, with everything that its jury had before it. */
export interface SealedMark {
  readonly mark: Evidence;
  readonly known: readonly Evidence[];
}

/**
 * Marks that still compensate. The asking jury's `own` go before those that others sealed. A sealed one falls once a result of its
 * test came that its jury did not know, or another jury that knew it entered one in its place. Whatever the order in which
 * they are given, the same stand.
 */
export function standingMarks(
  own: readonly Evidence[],
  sealed: readonly SealedMark[],
  evidence: readonly Evidence[],
): readonly Evidence[] {
  const standing = sealed.filter(
    (one) =>
      !own.some((mark) => isOfSame(mark, one.mark)) &&
      !sealed.some((other) => replaces(other, one)) &&
      !evidence.some((result) => isLaterResult(result, one)),
  );
  return [...own, ...standing.map(({ mark }) => mark)];
}

/** Blocs of a mark are always named. */
function isOfSame(one: Evidence, other: Evidence): boolean {
  return one.testId === other.testId && other.blocIds.every((id) => one.blocIds.includes(id));
}

/** Whether the jury of another mark had this one before it; of two that knew one another, neither does. */
function replaces(other: SealedMark, { known, mark }: SealedMark): boolean {
  if (other.mark.id === mark.id || other.mark.status !== 'usable' || !isOfSame(other.mark, mark))
    return false;
  return holds(other.known, mark) && !holds(known, other.mark);
}

/** On the day of the mark or after it; what is older and came late says nothing that the mark did not make up for. */
function isLaterResult(result: Evidence, { known, mark }: SealedMark): boolean {
  const { blocIds, date, kind, state, testId } = result;
  const isResult = kind !== 'new-mark' && (state === 'done' || state === 'exempted') && isGrounded(result);
  const isAbout =
    testId === mark.testId && (blocIds.length === 0 || mark.blocIds.some((id) => blocIds.includes(id)));
  return isResult && isAbout && date >= mark.date && !holds(known, result);
}

/** Whether a jury had it before it as it is now. */
function holds(known: readonly Evidence[], { id, result, state }: Evidence): boolean {
  return known.some(
    (each) =>
      each.id === id &&
      each.state === state &&
      each.result.value === result.value &&
      each.result.outOf === result.outOf &&
      each.result.outcome === result.outcome,
  );
}
