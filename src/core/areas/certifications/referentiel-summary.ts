import type { Bloc, Test } from '../../../domain/referentiel/referentiel.schema.ts';
import type { ReferentielSummary, TestSummary } from '../../../shared/areas/certifications.ts';
import type { ReferentielRecord } from '../../db/repos/referentiel.repo.ts';

/** What screens of preparation need of a référentiel: its blocs and tests, without the wording of competences. */
export function summarise({ digest, referentiel }: ReferentielRecord): ReferentielSummary {
  const { blocs, id, shortTitle, title, version } = referentiel;
  return { id, version, title, shortTitle, digest, blocs: blocs.map(summariseBloc) };
}

function summariseBloc(bloc: Bloc): ReferentielSummary['blocs'][number] {
  return {
    id: bloc.id,
    title: bloc.title,
    sourceLabel: bloc.sourceLabel,
    competenceCount: bloc.competences.length,
    juryTests: bloc.tests.filter((test) => test.isJuryTest).map(summariseTest),
    otherTests: bloc.tests
      .filter((test) => !test.isJuryTest)
      .map(({ evaluator, id, title }) => ({ id, title, evaluatorText: evaluator.text })),
  };
}

function summariseTest({ deliverable, evaluator, extras, id, kind, phases, title }: Test): TestSummary {
  return {
    id,
    kind,
    title,
    evaluatorText: evaluator.text,
    contradiction: evaluator.contradiction ?? null,
    phases,
    deliverable: deliverable === undefined ? null : { title: deliverable.title, items: deliverable.items },
    extras: extras ?? [],
  };
}
