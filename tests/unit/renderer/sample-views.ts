/** Views as main sends them, plainly fictional, for the tests of what the screens derive from them. */
import type { ReferentielSummary } from '../../../src/shared/areas/certifications.ts';
import type { PassageSummary, SessionView } from '../../../src/shared/areas/preparation/sessions.ts';
import { durationMs, minutes } from '../../../src/domain/time/time.ts';
import { DEFAULT_RULES } from '../../../src/domain/jury/jury.rules.ts';
import { NEW_DETAILS } from '../../../src/shared/areas/preparation/sessions.ts';

export const REFERENTIEL: ReferentielSummary = {
  id: 'cqp-exemple',
  version: '1.0.0',
  title: 'CQP d’exemple',
  shortTitle: 'CQP d’exemple',
  digest: 'a'.repeat(64),
  language: 'fr',
  isModel: false,
  terms: {
    isOwn: false,
    rules: DEFAULT_RULES,
    reminderMs: null,
    isRuleConfirmed: false,
    scales: [],
    threshold: { value: 0.7, isShare: true },
  },
  blocWord: { one: 'bloc', many: 'blocs' },
  blocs: [
    { id: 'BC1', title: 'Premier bloc', sourceLabel: 'BC 1', competenceCount: 7 },
    { id: 'BC3', title: 'Troisième bloc', sourceLabel: 'BC 3', competenceCount: 6 },
  ],
  juryTests: [
    testSummary('BC1-oral', null),
    testSummary('BC1-role-play', null),
    testSummary('BC3-oral', { with: 'devant un jury', choices: ['jury', 'tutor'] }),
  ],
  otherTests: [{ id: 'BC1-quiz', title: 'Questionnaire', evaluatorText: 'plateforme', blocIds: ['BC1'] }],
};

function testSummary(id: string, contradiction: ReferentielSummary['juryTests'][number]['contradiction']) {
  return {
    id,
    kind: 'oral-defence',
    title: `Épreuve ${id}`,
    blocIds: [id.slice(0, 3)],
    evaluatorText: 'tuteur',
    contradiction,
    phases: [],
    deliverable: null,
    materials: [],
    together: null,
  };
}

export function passage(id: string, patch: Partial<PassageSummary> = {}): PassageSummary {
  return {
    id,
    position: 1,
    plannedTime: null,
    candidate: {
      lastName: 'MIRABELLE',
      firstName: 'Léonie',
      birthDate: '',
      birthPlace: '',
      company: '',
      trainingBody: '',
      tutor: '',
    },
    blocIds: ['BC1'],
    testId: 'BC1-oral',
    testTitle: 'Soutenance',
    groupId: null,
    stage: 'reception',
    attendance: null,
    isBegun: false,
    isFrozen: false,
    needsRuling: false,
    nextPassageId: null,
    needsEvaluatorChoice: false,
    away: null,
    minutesId: null,
    result: null,
    ...patch,
  };
}

export function session(patch: Partial<SessionView> = {}): SessionView {
  return {
    ...NEW_DETAILS,
    id: 's1',
    title: 'Jury d’exemple',
    date: '2026-11-24',
    place: 'Salle Mirabelle',
    status: 'proposition',
    isSample: false,
    referentiel: REFERENTIEL,
    blocIds: ['BC1', 'BC3'],
    rules: {
      minMembers: 2,
      quorum: 2,
      isPresidentRequired: true,
      minExternalShare: 0.5,
      excludedVotingColleges: ['training'],
    },
    settings: {
      scale: {
        levels: [
          { id: 'full', label: 'Acquis', weight: 1, shape: 'full' },
          { id: 'none', label: 'Non acquis', weight: 0, shape: 'empty' },
        ],
      },
      threshold: 0.7,
      isThresholdConfirmed: false,
      reminderMs: [minutes(5), minutes(1), durationMs(0)],
      blocValidityYears: null,
      preparationMs: durationMs(0),
    },
    members: [],
    compositionFaults: [],
    isFrozen: false,
    passages: [],
    ...patch,
  };
}
