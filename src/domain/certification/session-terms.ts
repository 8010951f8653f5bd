/** How a session assesses: the certification's own terms, and what a session that departs from them owes. */
import type { JuryRules } from '../jury/jury.types.ts';
import type { Scale } from '../assessment/assessment.types.ts';
import { ruleOf, withThreshold } from '../assessment/reckoning/reckon-test.ts';
import { blocsOfTest, competencesOfTest, criteriaOf, findTest, isJuryTest } from './certification.ts';
import { juryFaults } from './checks/jury.ts';
import { reachFaults } from './checks/reach.ts';
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

/**
 * Whether terms that are stored could have been saved: each narrowing is sound, and what departs from the certification has its
 * reason. Others were written by another hand than the application's.
 */
export function areTermsKept(
  certification: Certification,
  { departure = '', ...terms }: SessionTerms & { readonly departure?: string | undefined },
): boolean {
  const isSound = Object.entries(terms.covered ?? {}).every(([testId, ids]) => {
    const test = findTest(certification, testId);
    return test !== undefined && isJuryTest(test) && isNarrowingSound(certification, test, ids);
  });
  return isSound && (departure.trim() !== '' || !departsFrom(certification, terms));
}

function namedTargets({ aggregation, eliminatory = [] }: Rule): ReadonlySet<string> {
  const rated = aggregation.kind === 'global-rating' ? [aggregation.criterionId] : [];
  return new Set([...rated, ...eliminatory.map(({ targetId }) => targetId)]);
}

/** Which of a session's own terms keeps a test from telling candidates apart, and why, in French. */
export interface UnfitTerm {
  readonly term: 'rules' | 'scale' | 'threshold' | 'covered';
  readonly reason: string;
}

/**
 * Holds a session's own terms to what its certification's file is held to: a jury can meet, and every test can be passed and can
 * be failed. Null when they can be applied; a certification that leaves its scale to the session says nothing of its tests.
 */
export function unfitTerm(
  certification: Certification,
  terms: SessionTerms & { readonly scale: Scale | null },
): UnfitTerm | null {
  const [juryFault] = juryFaults({ jury: terms.rules });
  if (juryFault !== undefined) return { term: 'rules', reason: juryFault.message };
  if (!hasOwnTerms(certification)) return null;
  const { covered = {}, scale, threshold } = terms;
  const reasonOf = (covered: NonNullable<SessionTerms['covered']>, threshold: number | null) =>
    withoutResult(certification, covered) ??
    reachFaults(withTerms(certification, covered, threshold), scale)[0]?.message ??
    null;
  const reason = reasonOf(covered, threshold);
  if (reason === null) return null;
  if (scale !== null && reasonOf({}, null) !== null) return { term: 'scale', reason };
  if (threshold !== null && reasonOf({}, threshold) !== null) return { term: 'threshold', reason };
  return { term: 'covered', reason };
}

/** The certification as a session applies it. */
function withTerms(
  { rule, tests, ...certification }: Certification,
  covered: NonNullable<SessionTerms['covered']>,
  threshold: number | null,
): Certification {
  return {
    ...certification,
    rule: withThreshold(rule, threshold),
    tests: tests.map((test) => ({
      ...test,
      ...(covered[test.id] === undefined ? {} : { competenceIds: covered[test.id] ?? [] }),
      ...(test.rule === undefined ? {} : { rule: withThreshold(test.rule, threshold) }),
    })),
  };
}

/** Why a bloc of a test with a result for each would have none, or null. */
function withoutResult(
  certification: Certification,
  covered: NonNullable<SessionTerms['covered']>,
): string | null {
  for (const test of certification.tests) {
    const ids = covered[test.id];
    if (ids === undefined || test.results === 'whole') continue;
    const empty = blocsOfTest(certification, test).find(
      ({ competenceIds }) => !competenceIds.some((id) => ids.includes(id)),
    );
    if (empty !== undefined) return `« ${test.title} » n’aurait plus rien à évaluer du bloc « ${empty.id} »`;
  }
  return null;
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
