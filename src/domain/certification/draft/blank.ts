/** What an editor adds: new parts with what they cannot be without, and wording for nobody to forget. */
import { DEFAULT_THRESHOLD } from '../../assessment/deliberation.ts';
import { DEFAULT_RULES } from '../../jury/jury.rules.ts';
import { CERTIFICATION_SCHEMA } from '../certification.schema.ts';
import type { Bloc, Competence, Criterion } from '../certification.schema.ts';
import { DEFAULT_WORDS } from '../from-referentiel.ts';
import type { MarkScale } from '../scale.schema.ts';
import type { Test, TestPhase } from '../test.schema.ts';
import type { CertificationDraft } from './draft-shape.ts';

export const FIRST_VERSION = '1.0.0';
const MINUTE_MS = 60_000;

/** Two levels with a partial one between them, as most branch certifications mark. */
const FIRST_SCALE: MarkScale = {
  kind: 'levels',
  id: 'acquisition',
  title: 'Acquis, partiel, non acquis',
  levels: [
    { id: 'acquis', label: 'Acquis', short: 'A', value: 1 },
    { id: 'partiel', label: 'Partiel', short: 'P', value: 0.5 },
    { id: 'non-acquis', label: 'Non acquis', short: 'NA', value: 0 },
  ],
};

/** A certification of which nothing is written yet, with a scale, a rule and a jury that most begin with. */
export function blankDraft(id: string): CertificationDraft {
  return {
    schema: CERTIFICATION_SCHEMA,
    id,
    version: FIRST_VERSION,
    title: '',
    shortTitle: '',
    language: 'fr',
    source: { title: '' },
    references: [],
    words: DEFAULT_WORDS,
    scales: [FIRST_SCALE],
    competences: [],
    blocs: [],
    tests: [],
    rule: {
      jurors: 'majority',
      ties: 'jury',
      criteria: 'mean',
      aggregation: { kind: 'mean-share', threshold: DEFAULT_THRESHOLD },
    },
    isRuleConfirmed: false,
    whole: { aggregation: { kind: 'all-blocs' } },
    jury: { ...DEFAULT_RULES, hasCastingVote: true, isCountersigned: false },
  };
}

/** A bloc without competences. */
export function blankBloc(id: string): Bloc {
  return { id, sourceLabel: id, title: '', activities: [], competenceIds: [] };
}

/** A competence without criteria: it is itself what is marked until it has some. */
export function blankCompetence(id: string): Competence {
  return { id, sourceLabel: id, statement: '', criteria: [] };
}

/** A criterion without indicators. */
export function blankCriterion(id: string): Criterion {
  return { id, title: '', indicators: [] };
}

/** An oral before a jury, over those blocs. */
export function blankTest(id: string, blocIds: readonly string[]): Test {
  return {
    id,
    kind: 'oral',
    title: '',
    blocIds,
    evaluators: [{ text: 'Jury', kind: 'jury' }],
    phases: [blankPhase('presentation', 'performance', 15), blankPhase('questions', 'questions', 10)],
    results: 'whole',
    isDeciding: false,
  };
}

const PHASE_TITLES: Readonly<Record<TestPhase['kind'], string>> = {
  preparation: 'Préparation',
  performance: 'Présentation',
  questions: 'Questions du jury',
};

/** A phase of that many minutes; questions lead the jury to what it has not observed yet. */
export function blankPhase(id: string, kind: TestPhase['kind'], minutes: number): TestPhase {
  return {
    id,
    title: PHASE_TITLES[kind],
    durationMs: minutes * MINUTE_MS,
    kind,
    promptsUncovered: kind === 'questions',
  };
}

/** A scale of each kind, to be adapted. */
export function blankScale(id: string, kind: MarkScale['kind']): MarkScale {
  switch (kind) {
    case 'numeric':
      return { kind, id, title: 'Note sur 20', min: 0, max: 20, step: 0.5, decimals: 1 };
    case 'checklist':
      return {
        kind,
        id,
        title: 'Fait ou non',
        levels: [
          { id: 'fait', label: 'Fait', short: 'F', value: 1 },
          { id: 'non-fait', label: 'Non fait', short: 'NF', value: 0 },
        ],
      };
    case 'global':
      return {
        kind,
        id,
        title: 'Appréciation globale',
        levels: [
          { id: 'satisfaisant', label: 'Satisfaisant', short: 'S', value: 1 },
          { id: 'insuffisant', label: 'Insuffisant', short: 'I', value: 0 },
        ],
      };
    case 'levels':
      return { ...FIRST_SCALE, id };
  }
}
