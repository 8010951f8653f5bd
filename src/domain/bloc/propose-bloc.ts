/** The computed proposal for a bloc: what the certification's rule makes of all that was given for its tests. */
import {
  compare,
  divide,
  exact,
  fromText,
  isAtLeast,
  multiply,
  roundTo,
  sum,
  toText,
} from '../assessment/reckoning/exact.ts';
import type { Exact } from '../assessment/reckoning/exact.ts';
import { ruleOf } from '../assessment/reckoning/reckon-test.ts';
import type { Certification } from '../certification/certification.schema.ts';
import type { BlocRule } from '../certification/rule.schema.ts';
import type { Test } from '../certification/test.schema.ts';
import { isHeldOn } from './bloc.schema.ts';
import type { Evidence, HeldBloc } from './bloc.schema.ts';
import type { BlocCalculation, BlocLine, TestLine } from './bloc-calculation.schema.ts';
import { standingTest } from './standing-evidence.ts';
import type { StandingTest } from './standing-evidence.ts';

type Known = Pick<Certification, 'blocs' | 'rule' | 'tests'>;

export interface ProposeRequest {
  readonly certification: Known;
  readonly blocId: string;
  /** Of one candidate; what is about other blocs is left out. */
  readonly evidence: readonly Evidence[];
  readonly held: readonly HeldBloc[];
  /** ISO calendar date. */
  readonly today: string;
}

interface Reckoned extends StandingTest {
  readonly test: Test;
  readonly line: TestLine;
  readonly counts: Exact | null;
  readonly weight: Exact;
}

/**
 * Tests on which a bloc is decided: its own, and those of the certification as a whole that give a result for each bloc. A bloc
 * without any rests on the tests of the certification as a whole.
 */
export function testsOfBloc({ tests }: Pick<Certification, 'tests'>, blocId: string): readonly Test[] {
  const own = tests.filter(
    ({ blocIds, results }) => blocIds.includes(blocId) || (blocIds.length === 0 && results === 'per-bloc'),
  );
  return own.length > 0 ? own : tests.filter(({ blocIds }) => blocIds.length === 0);
}

/** The rule of a bloc. Where none is given, its only test decides it, and the jury alone weighs several. */
export function blocRuleOf(
  { blocs, tests }: Pick<Certification, 'blocs' | 'tests'>,
  blocId: string,
): BlocRule {
  const rule = blocs.find(({ id }) => id === blocId)?.rule;
  if (rule !== undefined) return rule;
  return { aggregation: { kind: testsOfBloc({ tests }, blocId).length === 1 ? 'all-required' : 'jury' } };
}

/** The bloc that is held and counts on that day, or null. */
export function heldBlocOf(held: readonly HeldBloc[], blocId: string, today: string): HeldBloc | null {
  return held.find((each) => each.blocId === blocId && isHeldOn(each, today)) ?? null;
}

/** The proposal for a bloc with its steps. Throws RangeError on a bloc that the certification does not have. */
export function proposeBloc({
  blocId,
  certification,
  evidence,
  held,
  today,
}: ProposeRequest): BlocCalculation {
  if (!certification.blocs.some(({ id }) => id === blocId)) throw new RangeError(`no bloc "${blocId}"`);
  const rule = blocRuleOf(certification, blocId);
  const tests = testsOfBloc(certification, blocId).map((test) =>
    reckon(certification, test, rule, standingTest(test.id, blocId, evidence)),
  );
  const valid = heldBlocOf(held, blocId, today);
  const verdict = valid === null ? verdictOf(rule, tests) : HELD;
  return {
    proposal: verdict.proposal,
    value: verdict.value === null ? null : toText(verdict.value),
    outOf: verdict.value === null ? null : toText(outOfRule(rule)),
    missing: idsOf(tests, ({ state }) => state === 'to-come'),
    absent: idsOf(tests, ({ state }) => state === 'absent' || state === 'excused'),
    contradictions: tests.flatMap(({ contradicting, testId }) =>
      contradicting.length === 0 ? [] : [{ testId, evidenceIds: contradicting.map(({ id }) => id) }],
    ),
    lines: [
      ...(valid === null
        ? []
        : [{ kind: 'held' as const, reference: valid.reference, validUntil: valid.validUntil }]),
      ruleLine(rule),
      ...tests.flatMap(testLines),
      ...verdict.lines,
      { kind: 'proposal', proposal: verdict.proposal },
    ],
  };
}

interface BlocVerdict {
  readonly proposal: BlocCalculation['proposal'];
  readonly value: Exact | null;
  readonly lines: readonly BlocLine[];
}

const HELD: BlocVerdict = { proposal: null, value: null, lines: [] };

function verdictOf(rule: BlocRule, tests: readonly Reckoned[]): BlocVerdict {
  const missing = idsOf(tests, ({ state }) => state === 'to-come');
  const isContradicted = tests.some(({ contradicting }) => contradicting.length > 0);
  const isAbsent = tests.some(({ state }) => state === 'absent' || state === 'excused');
  const lines: BlocLine[] = missing.length === 0 ? [] : [{ kind: 'missing', testIds: [...missing] }];
  if (missing.length > 0 || isContradicted || isAbsent) return { proposal: null, value: null, lines };
  switch (rule.aggregation.kind) {
    case 'jury':
      return { proposal: 'jury', value: null, lines };
    case 'all-required':
      return allRequired(tests);
    case 'weighted-mean':
      return weightedMean(rule, tests);
  }
}

/** Every test that was not exempted is favourable. */
function allRequired(tests: readonly Reckoned[]): BlocVerdict {
  const done = tests.filter(({ state }) => state === 'done');
  const unknown = idsOf(done, ({ line }) => line.outcome === null);
  if (unknown.length > 0) return { proposal: null, value: null, lines: [unmeasuredLine(unknown)] };
  const eliminated = eliminatoryLines(done, null);
  const isReached = done.every(({ line }) => line.outcome === 'favourable') && eliminated.length === 0;
  return { proposal: isReached ? 'validated' : 'refused', value: null, lines: eliminated };
}

function weightedMean(rule: BlocRule, tests: readonly Reckoned[]): BlocVerdict {
  const { aggregation, eliminatoryBelow, rounding } = rule;
  if (aggregation.kind !== 'weighted-mean') throw new RangeError('no mean is asked for');
  const done = tests.filter(({ state }) => state === 'done');
  const unknown = idsOf(done, ({ counts }) => counts === null);
  if (unknown.length > 0) return { proposal: null, value: null, lines: [unmeasuredLine(unknown)] };
  const over = sum(done.map(({ weight }) => weight));
  // All are exempted: there is nothing to reckon, and the jury rules.
  if (over.top === 0n) return { proposal: 'jury', value: null, lines: [] };
  const total = sum(
    done.flatMap(({ counts, weight }) => (counts === null ? [] : [multiply(counts, weight)])),
  );
  const mean = divide(total, over);
  const value = rounding === undefined ? mean : roundTo(mean, exact(rounding.step), rounding.mode);
  const threshold = exact(aggregation.threshold);
  const eliminated = eliminatoryLines(done, eliminatoryBelow ?? null);
  const isReached = isAtLeast(value, threshold);
  return {
    proposal: isReached && eliminated.length === 0 ? 'validated' : 'refused',
    value,
    lines: [
      {
        kind: 'total',
        total: toText(total),
        over: toText(over),
        value: toText(mean),
        outOf: toText(exact(aggregation.outOf)),
      },
      ...(rounding === undefined
        ? []
        : [
            {
              kind: 'rounding' as const,
              before: toText(mean),
              step: toText(exact(rounding.step)),
              mode: rounding.mode,
              after: toText(value),
            },
          ]),
      { kind: 'threshold', value: toText(value), threshold: toText(threshold), isReached },
      ...eliminated,
    ],
  };
}

/** What nothing else saves: a result under the rule's limit, or a mark within a test that the jury did not take back. */
function eliminatoryLines(done: readonly Reckoned[], below: number | null): readonly BlocLine[] {
  return done.flatMap(({ counts, evidence, line, testId }): readonly BlocLine[] => {
    if (below !== null && counts !== null && compare(counts, exact(below)) < 0)
      return [{ kind: 'eliminatory', testId, value: toText(counts), below: toText(exact(below)) }];
    const isWithin = evidence?.isEliminatory === true && line.outcome !== 'favourable';
    return isWithin ? [{ kind: 'eliminatory', testId, value: null, below: null }] : [];
  });
}

function reckon(certification: Known, test: Test, rule: BlocRule, standing: StandingTest): Reckoned {
  const { evidence, state, testId } = standing;
  const share = state === 'done' && evidence !== null ? shareOf(evidence) : null;
  const isMean = rule.aggregation.kind === 'weighted-mean';
  const counts = isMean && share !== null ? multiply(share, outOfRule(rule)) : null;
  const weight = exact(test.weight ?? 1);
  const given = state === 'done' ? (evidence?.result.outcome ?? null) : null;
  const derived = given === null && share !== null ? derivedOutcome(certification, test, share) : null;
  const { outOf = null, value = null } = state === 'done' ? (evidence?.result ?? {}) : {};
  return {
    ...standing,
    test,
    counts,
    weight,
    line: {
      kind: 'test',
      testId,
      evidenceId: evidence?.id ?? null,
      state,
      value: value === null ? null : toText(fromText(value)),
      outOf: outOf === null ? null : toText(fromText(outOf)),
      outcome: given ?? derived,
      isDerived: derived !== null,
      counts: counts === null ? null : toText(counts),
      weight: counts === null ? null : toText(weight),
      product: counts === null ? null : toText(multiply(counts, weight)),
    },
  };
}

/** What the test's own threshold makes of a number that came without an outcome; null where its rule has none. */
function derivedOutcome(
  certification: Known,
  test: Test,
  share: Exact,
): 'favourable' | 'unfavourable' | null {
  const { aggregation } = ruleOf(certification, test);
  if (aggregation.kind !== 'mean-share' && aggregation.kind !== 'weighted-mean') return null;
  const whole = aggregation.kind === 'mean-share' ? exact(1) : exact(aggregation.outOf);
  return isAtLeast(multiply(share, whole), exact(aggregation.threshold)) ? 'favourable' : 'unfavourable';
}

function shareOf({ result: { outOf, value } }: Evidence): Exact | null {
  if (value === null || outOf === null) return null;
  const whole = fromText(outOf);
  return whole.top === 0n ? null : divide(fromText(value), whole);
}

function outOfRule({ aggregation }: BlocRule): Exact {
  return exact(aggregation.kind === 'weighted-mean' ? aggregation.outOf : 1);
}

function ruleLine({ aggregation }: BlocRule): BlocLine {
  const outOf = aggregation.kind === 'weighted-mean' ? toText(exact(aggregation.outOf)) : null;
  return { kind: 'rule', aggregation: aggregation.kind, outOf };
}

function testLines({ contradicting, line, retaken, testId, unconfirmed }: Reckoned): readonly BlocLine[] {
  return [
    line,
    ...retaken.map(({ date, id }): BlocLine => ({ kind: 'retaken', testId, evidenceId: id, date })),
    ...(contradicting.length === 0
      ? []
      : [{ kind: 'contradiction' as const, testId, evidenceIds: contradicting.map(({ id }) => id) }]),
    ...unconfirmed.map(({ id }): BlocLine => ({ kind: 'unconfirmed', testId, evidenceId: id })),
  ];
}

function unmeasuredLine(testIds: readonly string[]): BlocLine {
  return { kind: 'unmeasured', testIds: [...testIds] };
}

function idsOf<Each extends StandingTest>(tests: readonly Each[], which: (test: Each) => boolean): string[] {
  return tests.filter(which).map(({ testId }) => testId);
}
