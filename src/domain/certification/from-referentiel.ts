/** Reading of format 1 into the shape of every certification: each id is kept, and nothing is added to what the file says. */
import { DEFAULT_THRESHOLD } from '../assessment/deliberation.ts';
import { DEFAULT_RULES } from '../jury/jury.rules.ts';
import type { Bloc as Bloc1, Referentiel, Test as Test1 } from '../referentiel/referentiel.schema.ts';
import { CERTIFICATION_SCHEMA } from './certification.schema.ts';
import type { Bloc, Certification, Words } from './certification.schema.ts';
import type { Rule } from './rule.schema.ts';
import type { Evaluator, Test } from './test.schema.ts';

/** Words of the app before certifications brought their own; printed as they are, whatever the interface's language. */
export const DEFAULT_WORDS: Words = {
  bloc: { one: 'bloc', many: 'blocs' },
  test: { favourable: 'Favorable', unfavourable: 'Défavorable', none: 'Non évaluée' },
  blocOutcome: { favourable: 'Bloc validé', unfavourable: 'Bloc non validé', none: 'Bloc non évalué' },
  whole: { total: 'Validation totale', partial: 'Validation partielle', none: 'Aucune validation' },
};

/** How format 1 is reckoned; a session gives its own threshold and scale. */
const DEFAULT_RULE: Rule = {
  jurors: 'majority',
  ties: 'jury',
  criteria: 'nearest-level',
  aggregation: { kind: 'mean-share', threshold: DEFAULT_THRESHOLD },
};

const EVALUATOR_KINDS = {
  platform: 'automatic',
  tutor: 'tutor',
  jury: 'jury',
} as const satisfies Readonly<Record<Test1['evaluator']['role'], Evaluator['kind']>>;

/** The same certification in the shape of format 2. No rule is confirmed, since format 1 has none: the session's serve. */
export function fromReferentiel(referentiel: Referentiel): Certification {
  const { blocs, id, language, shortTitle, source, title, version } = referentiel;
  return {
    schema: CERTIFICATION_SCHEMA,
    id,
    version,
    title,
    shortTitle,
    language,
    source,
    references: [],
    words: DEFAULT_WORDS,
    scales: [],
    competences: blocs.flatMap(({ competences }) => competences),
    blocs: blocs.map(readBloc),
    tests: blocs.flatMap((bloc) => bloc.tests.map((test) => readTest(test, bloc.id))),
    rule: DEFAULT_RULE,
    isRuleConfirmed: false,
    whole: { aggregation: { kind: 'all-blocs' } },
    jury: { ...DEFAULT_RULES, hasCastingVote: true, isCountersigned: false },
  };
}

function readBloc({ activities, competences, id, sourceLabel, title }: Bloc1): Bloc {
  return {
    id,
    sourceLabel,
    title,
    activities,
    competenceIds: competences.map((competence) => competence.id),
  };
}

function readTest(test: Test1, blocId: string): Test {
  const { evaluator, extras, id, kind, title, sourceLabel, description, deliverable } = test;
  const { competenceIds, duration, phases, place } = test;
  const { contradiction } = evaluator;
  return {
    id,
    kind,
    title,
    ...(sourceLabel === undefined ? {} : { sourceLabel }),
    description,
    ...(deliverable === undefined ? {} : { deliverable }),
    place,
    duration,
    blocIds: [blocId],
    ...(competenceIds === undefined ? {} : { competenceIds }),
    phases,
    evaluators: [{ text: evaluator.text, kind: EVALUATOR_KINDS[evaluator.role] }],
    ...(contradiction === undefined ? {} : { contradiction }),
    ...(extras === undefined ? {} : { materials: ['role-play-subject'] }),
    results: 'whole',
    isDeciding: false,
  };
}
