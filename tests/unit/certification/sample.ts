import type { Certification } from '../../../src/domain/certification/certification.schema.ts';

/** Two blocs, a transversal competence, four scales, two jury tests with rules of their own: something of everything. */
export const SAMPLE = {
  schema: 'pupitre.certification/2',
  id: 'titre-fictif-horloger-de-mer',
  version: '1.0.0',
  title: 'Titre fictif Horloger de mer',
  shortTitle: 'Horloger de mer',
  language: 'fr',
  source: { title: 'Certification imaginaire, écrite pour les tests' },
  references: [
    { register: 'RNCP', code: 'RNCP99998', certifier: 'École imaginaire', url: 'https://exemple.fr/rncp' },
  ],
  words: {
    bloc: { one: 'unité', many: 'unités' },
    test: { favourable: 'Réussie', unfavourable: 'Échouée', none: 'Non passée' },
    blocOutcome: { favourable: 'Acquise', unfavourable: 'Non acquise', none: 'Non évaluée' },
    whole: { total: 'Admis', partial: 'Partiellement admis', none: 'Ajourné' },
  },
  scales: [
    {
      kind: 'levels',
      id: 'four',
      title: 'Quatre niveaux',
      levels: [
        { id: 'sure', label: 'Sûr', short: 'S', value: 3 },
        { id: 'good', label: 'Bon', short: 'B', value: 2 },
        { id: 'weak', label: 'Fragile', short: 'F', value: 1 },
        { id: 'none', label: 'Absent', short: 'A', value: 0 },
      ],
    },
    { kind: 'numeric', id: 'twenty', title: 'Sur 20', min: 0, max: 20, step: 0.5, decimals: 1 },
    {
      kind: 'checklist',
      id: 'ticks',
      title: 'Fait ou non',
      levels: [
        { id: 'done', label: 'Fait', short: 'F', value: 1 },
        { id: 'not-done', label: 'Non fait', short: 'N', value: 0 },
      ],
    },
    {
      kind: 'global',
      id: 'overall',
      title: 'Impression d’ensemble',
      levels: [
        { id: 'pass', label: 'Satisfaisant', short: 'OK', value: 1 },
        { id: 'fail', label: 'Insuffisant', short: 'KO', value: 0 },
      ],
    },
  ],
  competences: [
    {
      id: 'H1',
      sourceLabel: 'H1',
      statement: 'Régler une horloge au large',
      activityId: 'A1',
      criteria: [
        {
          id: 'H1-1',
          title: 'Le réglage tient une marée',
          indicators: [{ id: 'H1-1-1', text: 'Le balancier est compensé' }],
          weight: 2,
          descriptors: [
            { levelId: 'sure', text: 'Moins d’une seconde d’écart' },
            { levelId: 'none', text: 'L’horloge s’arrête' },
          ],
        },
        { id: 'H1-2', title: 'L’outil est rangé', indicators: [], isBonus: true },
      ],
    },
    { id: 'H2', sourceLabel: 'H2', statement: 'Lire l’heure des phares', criteria: [], weight: 3 },
    {
      id: 'H3',
      sourceLabel: 'H3',
      statement: 'Tenir le journal des heures',
      scaleId: 'ticks',
      criteria: [
        { id: 'H3-1', title: 'Chaque relevé est daté', indicators: [] },
        { id: 'H3-2', title: 'Chaque relevé est signé', indicators: [] },
      ],
    },
    {
      id: 'H4',
      sourceLabel: 'H4',
      statement: 'Convaincre',
      criteria: [{ id: 'H4-1', title: 'L’ensemble convainc', indicators: [], scaleId: 'overall' }],
    },
  ],
  blocs: [
    {
      id: 'U1',
      sourceLabel: 'Unité 1',
      title: 'Régler',
      activities: [
        { id: 'A1', sourceLabel: 'A1', title: 'Réglage', actions: [{ id: 'A1-1', text: 'Compenser' }] },
      ],
      competenceIds: ['H1', 'H2'],
      weight: 2,
      validityYears: 5,
      rule: {
        aggregation: { kind: 'weighted-mean', outOf: 20, threshold: 10 },
        eliminatoryBelow: 6,
        rounding: { step: 0.1, mode: 'half-up' },
      },
    },
    {
      id: 'U2',
      sourceLabel: 'Unité 2',
      title: 'Tenir',
      activities: [],
      competenceIds: ['H2', 'H3', 'H4'],
      validityYears: null,
    },
  ],
  tests: [
    {
      id: 'T1',
      kind: 'oral',
      title: 'Oral de réglage',
      description: 'Un tuteur assiste à l’oral.',
      place: 'à quai',
      duration: '20 minutes',
      blocIds: ['U1'],
      evaluators: [
        { text: 'deux maîtres horlogers', kind: 'jury' },
        { text: 'le tuteur', kind: 'tutor' },
      ],
      contradiction: { with: 'Un tuteur assiste', choices: ['jury', 'tutor'] },
      phases: [
        {
          id: 'preparation',
          title: 'Préparation',
          durationMs: 1_800_000,
          kind: 'preparation',
          isElsewhere: true,
          promptsUncovered: false,
        },
        { id: 'oral', title: 'Oral', durationMs: 1_200_000, kind: 'questions', promptsUncovered: true },
      ],
      deliberationMs: 600_000,
      materials: ['drawn-question', 'text'],
      scaleId: 'twenty',
      rule: {
        jurors: 'mean',
        ties: 'jury',
        criteria: 'mean',
        aggregation: { kind: 'weighted-mean', outOf: 20, threshold: 10 },
        eliminatory: [{ targetId: 'H2', below: 6 }],
        compensation: { floor: 0.25 },
        rounding: { step: 0.5, mode: 'half-up' },
        mentions: [
          { from: 16, label: 'Très bien' },
          { from: 12, label: 'Bien' },
        ],
      },
      weight: 3,
      results: 'whole',
      isDeciding: true,
    },
    {
      id: 'T2',
      kind: 'station',
      title: 'Tenue du journal',
      blocIds: ['U1', 'U2'],
      competenceIds: ['H2', 'H3', 'H4'],
      evaluators: [{ text: 'examinateur', kind: 'jury' }],
      phases: [
        {
          id: 'station',
          title: 'Station',
          durationMs: 480_000,
          kind: 'performance',
          promptsUncovered: false,
        },
      ],
      candidates: { min: 1, max: 3 },
      rule: {
        jurors: 'majority',
        ties: 'lower',
        criteria: 'sum',
        aggregation: { kind: 'global-rating', criterionId: 'H4-1', atLeast: 'pass' },
      },
      results: 'per-bloc',
      isDeciding: false,
    },
    {
      id: 'T3',
      kind: 'entretien-final',
      title: 'Entretien final',
      blocIds: [],
      competenceIds: ['H1', 'H2'],
      evaluators: [{ text: 'jury', kind: 'jury' }],
      phases: [
        {
          id: 'entretien',
          title: 'Entretien',
          durationMs: 900_000,
          kind: 'questions',
          promptsUncovered: true,
        },
      ],
      results: 'whole',
      isDeciding: false,
    },
    {
      id: 'T4',
      kind: 'qcm',
      title: 'Questionnaire',
      blocIds: ['U2'],
      evaluators: [{ text: 'plate-forme', kind: 'automatic' }],
      phases: [],
      results: 'whole',
      isDeciding: false,
    },
  ],
  rule: {
    jurors: 'majority',
    ties: 'jury',
    criteria: 'nearest-level',
    aggregation: { kind: 'share-at-level', atLeast: 'good', threshold: 0.7 },
  },
  isRuleConfirmed: true,
  whole: { aggregation: { kind: 'all-blocs' }, mentions: [{ from: 16, label: 'Félicitations' }] },
  jury: {
    minMembers: 2,
    maxMembers: 4,
    quorum: 2,
    isPresidentRequired: true,
    minExternalShare: 0.5,
    excludedVotingColleges: ['training'],
    parity: ['employers', 'employees'],
    hasCastingVote: true,
    isCountersigned: true,
    arrivalsMayMark: false,
  },
  reminderMs: [300_000, 60_000],
} as const satisfies Certification;

/** A fresh, mutable copy, to be spoilt. */
export function sampleFile(): unknown {
  return JSON.parse(JSON.stringify(SAMPLE)) as unknown;
}
