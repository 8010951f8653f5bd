/** Parts of a draft name one another by id: a new id is followed everywhere, and a part that goes is no longer named. */
import type { Competence } from '../certification.schema.ts';
import type { Rule } from '../rule.schema.ts';
import type { Test } from '../test.schema.ts';
import type { CertificationDraft } from './draft-shape.ts';

export type NamedPart = 'bloc' | 'competence' | 'criterion' | 'scale' | 'level' | 'activity';

export interface NameChange {
  readonly part: NamedPart;
  readonly from: string;
  /** Null: it is gone. */
  readonly to: string | null;
}

/** Renames the references to a part, or drops them. What cannot be without it stays, for the checks to tell. */
export function followName(draft: CertificationDraft, change: NameChange): CertificationDraft {
  return {
    ...draft,
    blocs: draft.blocs.map((bloc) =>
      change.part === 'competence' ? { ...bloc, competenceIds: follow(bloc.competenceIds, change) } : bloc,
    ),
    competences: draft.competences.map((competence) => followInCompetence(competence, change)),
    tests: draft.tests.map((test) => followInTest(test, change)),
    rule: followInRule(draft.rule, change),
  };
}

function follow(ids: readonly string[], { from, to }: NameChange): readonly string[] {
  return ids.flatMap((id) => (id !== from ? [id] : to === null ? [] : [to]));
}

/** One optional name: absent once what it names is gone. */
function followOne<Key extends string>(
  key: Key,
  id: string | undefined,
  change: NameChange,
): { readonly [Name in Key]?: string } {
  const next = id === change.from ? change.to : (id ?? null);
  return next === null ? {} : ({ [key]: next } as { readonly [Name in Key]?: string });
}

function followInCompetence(competence: Competence, change: NameChange): Competence {
  const { part } = change;
  if (part === 'activity') {
    const { activityId, ...rest } = competence;
    return { ...rest, ...followOne('activityId', activityId, change) };
  }
  if (part === 'scale') {
    const { scaleId, ...rest } = competence;
    const criteria = competence.criteria.map(({ scaleId: own, ...criterion }) => ({
      ...criterion,
      ...followOne('scaleId', own, change),
    }));
    return { ...rest, ...followOne('scaleId', scaleId, change), criteria };
  }
  if (part !== 'level') return competence;
  const criteria = competence.criteria.map(({ descriptors = [], ...criterion }) => {
    const kept = descriptors.flatMap(({ levelId, text }) =>
      follow([levelId], change).map((id) => ({ levelId: id, text })),
    );
    return kept.length === 0 ? criterion : { ...criterion, descriptors: kept };
  });
  return { ...competence, criteria };
}

function followInTest(test: Test, change: NameChange): Test {
  const { competenceIds, rule, scaleId, ...rest } = test;
  const covered =
    competenceIds === undefined || change.part !== 'competence'
      ? competenceIds
      : follow(competenceIds, change);
  return {
    ...rest,
    blocIds: change.part === 'bloc' ? follow(test.blocIds, change) : test.blocIds,
    // A test that narrowed itself to nothing covers all within its reach again.
    ...(covered === undefined || covered.length === 0 ? {} : { competenceIds: covered }),
    ...(change.part === 'scale'
      ? followOne('scaleId', scaleId, change)
      : scaleId === undefined
        ? {}
        : { scaleId }),
    ...(rule === undefined ? {} : { rule: followInRule(rule, change) }),
  };
}

function followInRule(rule: Rule, change: NameChange): Rule {
  const { eliminatory = [], ...rest } = rule;
  const isTarget = change.part === 'competence' || change.part === 'criterion';
  const marks = eliminatory.flatMap((mark) => {
    if (isTarget) return follow([mark.targetId], change).map((targetId) => ({ ...mark, targetId }));
    if (change.part !== 'level' || typeof mark.below !== 'string') return [mark];
    return follow([mark.below], change).map((below) => ({ ...mark, below }));
  });
  return {
    ...rest,
    aggregation: followInAggregation(rule.aggregation, change),
    ...(marks.length === 0 ? {} : { eliminatory: marks }),
  };
}

function followInAggregation(
  aggregation: Rule['aggregation'],
  { from, part, to }: NameChange,
): Rule['aggregation'] {
  if (to === null) return aggregation;
  if (part === 'criterion' && aggregation.kind === 'global-rating' && aggregation.criterionId === from) {
    return { ...aggregation, criterionId: to };
  }
  if (part === 'level' && 'atLeast' in aggregation && aggregation.atLeast === from) {
    return { ...aggregation, atLeast: to };
  }
  return aggregation;
}
