/** A certification of format 2 with terms of its own, plainly made up. */
import type { Certification } from '../../../src/domain/certification/certification.schema.ts';

export function exampleCertification(): Certification {
  const criterion = (id: string, title: string) => ({ id, title, indicators: [] });
  return {
    schema: 'pupitre.certification/2',
    id: 'oral-d-exemple',
    version: '1.0.0',
    title: 'Oral d’exemple',
    shortTitle: 'Oral d’exemple',
    language: 'fr',
    source: { title: 'Règlement d’exemple' },
    references: [],
    words: {
      bloc: { one: 'unité', many: 'unités' },
      test: { favourable: 'Admis', unfavourable: 'Ajourné', none: 'Non évalué' },
      blocOutcome: {
        favourable: 'Unité acquise',
        unfavourable: 'Unité non acquise',
        none: 'Unité non évaluée',
      },
      whole: { total: 'Diplôme obtenu', partial: 'Diplôme partiel', none: 'Diplôme non obtenu' },
    },
    scales: [{ kind: 'numeric', id: 'vingt', title: 'Note sur 20', min: 0, max: 20, step: 0.5, decimals: 1 }],
    competences: [
      {
        id: 'C1',
        sourceLabel: 'C1',
        statement: 'Analyser',
        criteria: [criterion('C1-1', 'L’analyse est juste')],
        weight: 2,
      },
      {
        id: 'C2',
        sourceLabel: 'C2',
        statement: 'Dialoguer',
        criteria: [criterion('C2-1', 'L’échange est clair')],
      },
    ],
    blocs: [
      { id: 'U1', sourceLabel: 'U1', title: 'Première unité', activities: [], competenceIds: ['C1', 'C2'] },
    ],
    tests: [
      {
        id: 'U1-oral',
        kind: 'oral',
        title: 'Oral',
        blocIds: ['U1'],
        evaluators: [{ text: 'commission', kind: 'jury' }],
        phases: [
          {
            id: 'expose',
            title: 'Exposé',
            durationMs: 600_000,
            kind: 'performance',
            promptsUncovered: false,
          },
        ],
        results: 'whole',
        isDeciding: false,
      },
      {
        id: 'U1-dossier',
        kind: 'dossier',
        title: 'Dossier',
        blocIds: ['U1'],
        evaluators: [{ text: 'formateur', kind: 'trainer' }],
        phases: [],
        results: 'whole',
        isDeciding: false,
      },
    ],
    rule: {
      jurors: 'mean',
      ties: 'jury',
      criteria: 'mean',
      aggregation: { kind: 'weighted-mean', outOf: 20, threshold: 10 },
      eliminatory: [{ targetId: 'C1', below: 6 }],
    },
    isRuleConfirmed: true,
    whole: { aggregation: { kind: 'all-blocs' } },
    jury: {
      minMembers: 2,
      quorum: 2,
      isPresidentRequired: true,
      minExternalShare: 0,
      excludedVotingColleges: [],
      parity: ['employers', 'employees'],
      hasCastingVote: true,
      isCountersigned: false,
    },
  };
}
