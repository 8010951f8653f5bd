/** The computed proposal of a test, with its trace: what the sealed grids and the deliberation give under its rule. */
import type { AssessedCompetence } from '../../certification/assessed.ts';
import type { Certification } from '../../certification/certification.schema.ts';
import type { Rule } from '../../certification/rule.schema.ts';
import type { Test } from '../../certification/test.schema.ts';
import type { Grid } from '../assessment.types.ts';
import type { Part, SettledCompetence } from './aggregate.ts';
import type { Calculation, CalculationLine } from './calculation.schema.ts';
import { competenceLines } from './competence-lines.ts';
import { reckonCompetence, reckonedCompetence } from './competence.ts';
import type { CompetenceFigures, ReckonedChange, ReckonedCompetence } from './competence.ts';
import { divide, exact, sum, toText } from './exact.ts';
import type { Exact } from './exact.ts';
import { verdictOf, withoutVerdict } from './verdict.ts';

export interface ReckonedTest {
  /** In the order of the competences. */
  readonly competences: readonly ReckonedCompetence[];
  readonly calculation: Calculation;
}

interface ReckonRequest {
  readonly certification: Pick<Certification, 'blocs' | 'rule' | 'scales' | 'tests'>;
  readonly test: Test;
  /** What the test covers at this passage (`assessedCompetences`). */
  readonly competences: readonly AssessedCompetence[];
  readonly grids: readonly Grid[];
  /** Those that count, in the order in which they were made. */
  readonly changes: readonly ReckonedChange[];
  /** The session's own; null for the rule's. It means nothing to a rule without a threshold. */
  readonly threshold: number | null;
}

/** Throws RangeError on a mark, a level or a criterion that the certification does not have. */
export function reckonTest(request: ReckonRequest): ReckonedTest {
  const { certification, changes, competences, grids, test, threshold } = request;
  const rule = withThreshold(ruleOf(certification, test), threshold);
  const all = competences.map((competence) => reckonCompetence(competence, grids, changes, rule));
  const isFromSession = threshold !== null && 'threshold' in rule.aggregation;
  const verdicts = partsOf(request, all).map(({ blocId, figures }) => {
    const missing = figures.filter((each) => !isSettled(each)).map(({ competence }) => competence.id);
    if (missing.length > 0 || figures.length === 0) return withoutVerdict(blocId, rule, missing);
    const settled = figures.filter(isSettled);
    const part: Part = { blocId, settled, all, grids, rule, scales: certification.scales };
    return verdictOf(part, isFromSession);
  });
  const shares = blocSharesOf(certification, test);
  return {
    competences: all.map(reckonedCompetence),
    calculation: {
      results: verdicts.map(({ result }) => result),
      blocShares: shares.map(({ blocId, share }) => ({ blocId, share: toText(share) })),
      lines: [
        ...all.flatMap((figures) => competenceLines(figures, rule.criteria)),
        ...verdicts.flatMap(({ lines }) => lines),
        ...shares.map(blocShareLine),
      ],
    },
  };
}

/** The rule of a test: its own, else the certification's. */
export function ruleOf({ rule }: Pick<Certification, 'rule'>, test: Pick<Test, 'rule'>): Rule {
  return test.rule ?? rule;
}

/** A rule with the threshold of a session in place of its own; one without a threshold stays as it is. */
export function withThreshold(rule: Rule, threshold: number | null): Rule {
  if (threshold === null || !('threshold' in rule.aggregation)) return rule;
  return { ...rule, aggregation: { ...rule.aggregation, threshold } };
}

function isSettled(figures: CompetenceFigures): figures is SettledCompetence {
  return figures.standing !== null;
}

/** What each result of the test is made of: all of it, or for each bloc the competences that belong to it. */
function partsOf(
  { certification, test }: Pick<ReckonRequest, 'certification' | 'test'>,
  all: readonly CompetenceFigures[],
): readonly { readonly blocId: string | null; readonly figures: readonly CompetenceFigures[] }[] {
  if (test.results === 'whole') return [{ blocId: null, figures: all }];
  return certification.blocs
    .filter(({ id }) => test.blocIds.length === 0 || test.blocIds.includes(id))
    .map(({ id }) => ({
      blocId: id,
      figures: all.filter(({ competence }) => competence.blocIds.includes(id)),
    }));
}

interface BlocShare {
  readonly blocId: string | null;
  readonly weight: Exact;
  readonly over: Exact;
  readonly share: Exact;
}

/**
 * The weight of a test over those of all tests of each of its blocs; or over those of no bloc, when it has none. Nothing where
 * the certification gives a coefficient to none of several tests: that they weigh the same is not for the app to say.
 */
function blocSharesOf({ tests }: Pick<Certification, 'tests'>, test: Test): readonly BlocShare[] {
  const weightOf = (each: Pick<Test, 'weight'>) => exact(each.weight ?? 1);
  const others = tests.filter(({ id }) => id !== test.id);
  const within = (blocId: string | null) => [
    test,
    ...others.filter(({ blocIds }) => (blocId === null ? blocIds.length === 0 : blocIds.includes(blocId))),
  ];
  const blocIds = test.blocIds.length === 0 ? [null] : test.blocIds;
  const isSaid = (tests: readonly Pick<Test, 'weight'>[]) =>
    tests.length === 1 || tests.some((each) => each.weight !== undefined);
  return blocIds
    .filter((blocId) => isSaid(within(blocId)))
    .map((blocId) => {
      const [weight, over] = [weightOf(test), sum(within(blocId).map(weightOf))];
      return { blocId, weight, over, share: divide(weight, over) };
    });
}

function blocShareLine({ blocId, over, share, weight }: BlocShare): CalculationLine {
  return { kind: 'bloc-share', blocId, weight: toText(weight), over: toText(over), share: toText(share) };
}
