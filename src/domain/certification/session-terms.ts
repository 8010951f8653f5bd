/** How a session assesses: the certification's own terms, and what a session that departs from them owes. */
import type { JuryRules } from '../jury/jury.types.ts';
import { ruleOf } from '../assessment/reckoning/reckon-test.ts';
import { competencesOfTest, criteriaOf } from './certification.ts';
import type { Certification } from './certification.schema.ts';
import type { Rule } from './rule.schema.ts';
import type { Test } from './test.schema.ts';

/** Terms that a session may set apart from its certification; null is the certification's own. */
export interface SessionTerms {
  readonly scale: unknown;
  readonly threshold: number | null;
  /** Competences to which a test is narrowed, by its id. */
  readonly covered?: Readonly<Record<string, readonly string[]>> | undefined;
  readonly rules: JuryRules;
}

/** Whether a certification says how it is assessed; one of format 1 leaves scale, threshold and rules to the session. */
export function hasOwnTerms({ scales }: Pick<Certification, 'scales'>): boolean {
  return scales.length > 0;
}

/** A session's jury rules as the certification gives them. */
export function juryRulesOf({ jury }: Pick<Certification, 'jury'>): JuryRules {
  return jury;
}

/** Whether a session sets something apart from what its certification says; it then owes a reason, which minutes print. */
export function departsFrom(
  certification: Certification,
  { covered, rules, scale, threshold }: SessionTerms,
): boolean {
  if (!hasOwnTerms(certification)) return false;
  const isNarrowed = Object.keys(covered ?? {}).length > 0;
  const isApart = isNarrowed || scale !== null || threshold !== null;
  return isApart || !isSameRules(rules, juryRulesOf(certification));
}

/**
 * Whether a test may be narrowed to those competences: some of its own, each once, with every one that its rule names, which
 * could not be reckoned without.
 */
export function isNarrowingSound(
  certification: Certification,
  test: Test,
  covered: readonly string[],
): boolean {
  const own = competencesOfTest(certification, test);
  const ids = new Set(covered);
  const isOfTest = covered.every((id) => own.some((competence) => competence.id === id));
  if (covered.length === 0 || ids.size < covered.length || !isOfTest) return false;
  const named = namedTargets(ruleOf(certification, test));
  return own.every(
    (competence) =>
      ids.has(competence.id) ||
      ![competence.id, ...criteriaOf(competence).map(({ id }) => id)].some((id) => named.has(id)),
  );
}

function namedTargets({ aggregation, eliminatory = [] }: Rule): ReadonlySet<string> {
  const rated = aggregation.kind === 'global-rating' ? [aggregation.criterionId] : [];
  return new Set([...rated, ...eliminatory.map(({ targetId }) => targetId)]);
}

/** Whether two sets of jury rules say the same. */
export function isSameRules(one: JuryRules, other: JuryRules): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]) as ReadonlySet<keyof JuryRules>;
  return [...keys].every((key) => JSON.stringify(one[key]) === JSON.stringify(other[key]));
}

/** Whether a threshold can be reached under every rule of the certification that has one, and some rule has one. */
export function isThresholdWithin({ rule, tests }: Certification, threshold: number): boolean {
  const mosts = [rule, ...tests.flatMap((test) => test.rule ?? [])].flatMap(thresholdMost);
  return mosts.length > 0 && mosts.every((most) => threshold >= 0 && threshold <= most);
}

/** Whether a rule's threshold is a share from 0 to 1. */
export function isShareRule({ kind }: Rule['aggregation']): boolean {
  return kind === 'mean-share' || kind === 'share-at-level';
}

/** What a rule's threshold is out of; none for a rule without one. A sum has no whole that a rule states. */
function thresholdMost({ aggregation }: Rule): readonly number[] {
  switch (aggregation.kind) {
    case 'mean-share':
    case 'share-at-level':
      return [1];
    case 'weighted-mean':
      return [aggregation.outOf];
    case 'sum':
      return [Infinity];
    case 'all-required':
    case 'global-rating':
      return [];
  }
}
