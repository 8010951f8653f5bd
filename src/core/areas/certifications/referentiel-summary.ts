import { isJuryTest } from '../../../domain/certification/certification.ts';
import type { Certification } from '../../../domain/certification/certification.schema.ts';
import { hasOwnTerms, isShareRule, juryRulesOf } from '../../../domain/certification/session-terms.ts';
import type { Test } from '../../../domain/certification/test.schema.ts';
import { togetherBounds } from '../../../domain/passage/together.ts';
import { durationMs } from '../../../domain/time/time.ts';
import type {
  ListedReferentiel,
  OtherTestSummary,
  ReferentielSummary,
  TermsSummary,
  TestSummary,
} from '../../../shared/areas/certifications.ts';
import type { ReferentielRecord, ReferentielRepo } from '../../db/repos/referentiel.repo.ts';

/** What screens of preparation need of a certification: its blocs and tests, without the wording of competences. */
export function summarise({ certification, digest }: ReferentielRecord): ReferentielSummary {
  const { blocs, id, isModel, language, shortTitle, tests, title, version, words } = certification;
  return {
    id,
    version,
    title,
    shortTitle,
    digest,
    language,
    isModel: isModel === true,
    blocWord: words.bloc,
    blocs: blocs.map((bloc) => ({
      id: bloc.id,
      title: bloc.title,
      sourceLabel: bloc.sourceLabel,
      competenceCount: bloc.competenceIds.length,
    })),
    terms: termsOf(certification),
    juryTests: tests.filter(isJuryTest).map(summariseTest),
    otherTests: tests.filter((test) => !isJuryTest(test)).map(summariseOther),
  };
}

/** How the certification has its tests assessed, for a session to start from. */
export function termsOf(certification: Certification): TermsSummary {
  const { isRuleConfirmed, reminderMs, rule, scales } = certification;
  const { aggregation } = rule;
  return {
    isOwn: hasOwnTerms(certification),
    rules: juryRulesOf(certification),
    reminderMs: reminderMs?.map(durationMs) ?? null,
    isRuleConfirmed,
    scales: scales.map(({ title }) => title),
    threshold:
      'threshold' in aggregation ? { value: aggregation.threshold, isShare: isShareRule(aggregation) } : null,
  };
}

/** The same with whether a session applies it, and has archived minutes. */
export function listed(
  repo: Pick<ReferentielRepo, 'isUsed' | 'hasMinutes'>,
  record: ReferentielRecord,
): ListedReferentiel {
  const { id, version } = record.certification;
  return { ...summarise(record), isUsed: repo.isUsed(id, version), hasMinutes: repo.hasMinutes(id, version) };
}

function summariseOther({ blocIds, evaluators, id, title }: Test): OtherTestSummary {
  return { id, title, blocIds, evaluatorText: evaluatorText({ evaluators }) };
}

function summariseTest(test: Test): TestSummary {
  const { contradiction, deliverable, kind, materials, phases } = test;
  return {
    ...summariseOther(test),
    kind,
    contradiction: contradiction ?? null,
    phases,
    deliverable: deliverable === undefined ? null : { title: deliverable.title, items: deliverable.items },
    materials: materials ?? [],
    together: togetherBounds(test),
  };
}

/** Those who assess, as the source names them. */
export function evaluatorText({ evaluators }: Pick<Test, 'evaluators'>): string {
  return evaluators.map(({ text }) => text).join(', ');
}
