/** What stands of one test of a bloc, out of all that was given for it. */
import { divide, fromText, isEqual } from '../assessment/reckoning/exact.ts';
import type { Evidence, TestState } from './bloc.schema.ts';

export interface StandingTest {
  readonly testId: string;
  readonly state: TestState;
  /** What that state rests on; null for a test that is to come. */
  readonly evidence: Evidence | null;
  /** Earlier results of the same kind, which the standing one replaces. */
  readonly retaken: readonly Evidence[];
  /** Usable evidence that says otherwise, the standing one included; empty when all agree. */
  readonly contradicting: readonly Evidence[];
  /** Evidence that would count, once who made it is known. */
  readonly unconfirmed: readonly Evidence[];
}

/** Whether evidence is about that test and bloc. */
export function isAbout({ blocIds, testId }: Evidence, test: string, blocId: string): boolean {
  return testId === test && (blocIds.length === 0 || blocIds.includes(blocId));
}

/**
 * The test's state for a bloc. A mark that the deciding jury entered goes before everything; then the latest result or
 * exemption, which no later absence takes away; then the latest absence. Two results of one day, or from two kinds of sources,
 * that do not say the same contradict one another.
 */
export function standingTest(testId: string, blocId: string, evidence: readonly Evidence[]): StandingTest {
  const given = evidence.filter((each) => isAbout(each, testId, blocId));
  const usable = inOrder(given.filter(isGrounded));
  const unconfirmed = given.filter(({ status }) => status === 'to-be-confirmed');
  const results = usable.filter(({ state }) => state === 'done' || state === 'exempted');
  const standing =
    results.findLast(({ kind }) => kind === 'new-mark') ??
    results.at(-1) ??
    usable.findLast(({ state }) => state === 'absent' || state === 'excused') ??
    null;
  const others = results.filter((each) => each !== standing);
  const against =
    standing === null || standing.kind === 'new-mark'
      ? []
      : others.filter((other) => isRival(standing, other) && !isSaidAlike(standing, other));
  return {
    testId,
    state: standing?.state ?? 'to-come',
    evidence: standing,
    retaken: others.filter((other) => !against.includes(other)),
    contradicting: standing === null || against.length === 0 ? [] : [...against, standing],
    unconfirmed,
  };
}

/** Whether evidence grounds anything: an exemption that names nothing it rests on does not. */
export function isGrounded({ reference, state, status }: Evidence): boolean {
  return status === 'usable' && !(state === 'exempted' && reference === null);
}

/** By day; on one day by id, so that no order in which they are given matters. */
function inOrder(evidence: readonly Evidence[]): readonly Evidence[] {
  return evidence.toSorted((a, b) => compareText(a.date, b.date) || compareText(a.id, b.id));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Results of which neither is a later attempt at what the other was. */
function isRival(standing: Evidence, other: Evidence): boolean {
  return other.kind !== 'new-mark' && (other.date === standing.date || other.kind !== standing.kind);
}

function isSaidAlike(one: Evidence, other: Evidence): boolean {
  if (one.state !== other.state) return false;
  const [a, b] = [one.result, other.result];
  if (a.outcome !== null && b.outcome !== null && a.outcome !== b.outcome) return false;
  const [first, second] = [shareOf(a), shareOf(b)];
  if (first === null || second === null) return a.outcome === b.outcome;
  return isEqual(first, second);
}

function shareOf({ outOf, value }: Evidence['result']) {
  if (value === null || outOf === null) return null;
  const whole = fromText(outOf);
  return whole.top === 0n ? null : divide(fromText(value), whole);
}
