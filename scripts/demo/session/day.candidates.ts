/** The six candidates of the day: who they are, what each passes, and what the jury decides. All invented. */
import type { Candidate, Details, Enrolment, Entry } from './day.story.ts';

const NO_MEASURE: Enrolment['accommodation'] = { timeMeasure: { kind: 'none' }, otherMeasures: [] };
const FAVOURABLE = 'Poursuivre la veille sur les gammes et leurs saisons.';

function person(
  birthName: string,
  firstNames: readonly string[],
  rest: Pick<Details, 'sex' | 'birth' | 'company'> & Partial<Details>,
): Details {
  const [first = ''] = firstNames;
  return {
    birthName,
    usualName: '',
    firstNames: [...firstNames],
    email: `${first
      .normalize('NFD')
      .replaceAll(/[^a-z]/giu, '')
      .toLowerCase()}@example.org`,
    phone: '',
    trainingBody: 'Centre d’essai de Port-Blanc',
    tutor: 'Gilda Serpolet',
    ...rest,
  };
}

function born(date: string, place: string, code: string, country = '100'): Details['birth'] {
  return { date, place, code, postcode: null, country };
}

function score(testId: string, value: string): Entry {
  const common = { date: '2026-11-03', author: 'Plateforme Ev’Alim', reference: '', isExcused: false };
  return { ...common, testId, kind: 'score', value, outOf: '20', outcome: null };
}

function grid(testId: string, outcome: 'favourable' | 'unfavourable'): Entry {
  const common = { date: '2026-10-16', author: 'Gilda Serpolet', reference: '', isExcused: false };
  return { ...common, testId, kind: 'tutor-grid', value: null, outOf: null, outcome };
}

export const CANDIDATES: readonly Candidate[] = [
  {
    details: person('Prétexte', ['Aurélie', 'Rose'], {
      usualName: 'Mirage-Prétexte',
      sex: 'F',
      birth: born('1998-03-01', 'Lille', '59350'),
      company: 'Biscuiterie imaginaire',
    }),
    enrolment: {
      accessWay: 'FORMATION_CONTINUE_HORS_CONTRAT_DE_PROFESSIONNALISATION',
      initiative: 'CERTIFIE',
      blocIds: ['BC1', 'BC2', 'BC3'],
      accommodation: NO_MEASURE,
      cpfFile: '',
    },
    held: [
      { blocId: 'BC1', reference: 'ATT-2025-ZZZZ-0004', heldOn: '2025-06-18' },
      { blocId: 'BC2', reference: 'ATT-2025-ZZZZ-0005', heldOn: '2025-06-18' },
    ],
    entries: [score('BC3-questionnaire', '16,5'), grid('BC3-workplace-observation', 'favourable')],
    tests: [
      {
        testId: 'BC3-oral-defence',
        at: '09:00',
        caseTitle: 'Réduire les ruptures sur les commandes des cantines',
        level: 'acquis',
        result: 'validated',
        reason: '',
        advice: 'Mesurer les gains sur une année entière.',
        notes: ['Suivi des commandes tenu jour par jour.', 'Chiffres justes, sources citées.'],
      },
    ],
    missed: null,
    rulings: [
      { blocId: 'BC3', outcome: 'validated', reason: '', advice: 'Mesurer les gains sur une année entière.' },
    ],
  },
  {
    details: person('Chimère', ['Basile'], {
      sex: 'M',
      birth: born('2001-07-14', 'Ajaccio', '2A004'),
      company: 'Laiterie de nulle part',
    }),
    enrolment: {
      accessWay: 'FORMATION_INITIALE_APPRENTISSAGE',
      initiative: 'OF',
      blocIds: ['BC2'],
      accommodation: NO_MEASURE,
      cpfFile: '',
    },
    held: [],
    entries: [score('BC2-questionnaire', '8'), grid('BC2-workplace-observation', 'unfavourable')],
    tests: [
      {
        testId: 'BC2-role-play',
        at: '09:45',
        caseTitle: '',
        level: 'non-acquis',
        result: 'refused',
        reason: 'La réclamation n’est ni reformulée ni traitée.',
        advice: 'Reprendre la méthode de traitement des réclamations.',
        notes: ['Interrompt le client deux fois.', 'Aucune solution proposée.'],
      },
    ],
    missed: null,
    rulings: [
      {
        blocId: 'BC2',
        outcome: 'refused',
        reason:
          'Le suivi du client n’est pas acquis : réclamation laissée sans réponse, compte rendu absent du CRM, et deux résultats défavorables sur trois.',
        advice:
          'Reprendre le traitement des réclamations avec le tuteur, puis se présenter à la session de mars.',
      },
    ],
  },
  {
    details: person('Légende', ['Capucine', 'Marie-Ange'], {
      sex: 'F',
      birth: born('1995-12-31', 'Saint-Denis', '97411'),
      company: 'Épicerie du Conte',
    }),
    enrolment: {
      accessWay: 'VAE',
      initiative: 'EMPLOYEUR',
      blocIds: ['BC2'],
      accommodation: NO_MEASURE,
      cpfFile: '',
    },
    held: [],
    entries: [score('BC2-questionnaire', '14'), grid('BC2-workplace-observation', 'favourable')],
    tests: [
      {
        testId: 'BC2-role-play',
        at: '10:30',
        caseTitle: '',
        level: 'acquis',
        result: 'validated',
        reason: '',
        advice: FAVOURABLE,
        notes: ['Écoute active, reformule chaque demande.', 'Conclut sur un rendez-vous.'],
      },
    ],
    missed: null,
    rulings: [
      {
        blocId: 'BC2',
        outcome: 'conditional',
        reason: 'Les acquis sont là ; l’attestation de l’employeur n’est pas signée.',
        advice: FAVOURABLE,
        document: { title: 'Attestation de l’employeur, signée', dueOn: '2026-12-31' },
      },
    ],
  },
  {
    details: person('Feinte', ['Damien'], {
      sex: 'M',
      birth: born('1990-01-09', 'Brest', '29019'),
      company: 'Conserverie du Mirage',
    }),
    enrolment: {
      accessWay: 'FORMATION_CONTINUE_CONTRAT_DE_PROFESSIONNALISATION',
      initiative: 'OF',
      blocIds: ['BC1'],
      accommodation: NO_MEASURE,
      cpfFile: '',
    },
    held: [],
    entries: [score('BC1-questionnaire', '12'), grid('BC1-workplace-observation', 'favourable')],
    tests: [],
    missed: { testId: 'BC1-oral-defence', at: '11:15', note: 'Sans réponse à deux appels.' },
    rulings: [{ blocId: 'BC1', outcome: 'absent', reason: '', advice: '' }],
  },
  {
    details: person('Fable', ['Élodie', 'Inès'], {
      sex: 'F',
      birth: born('1999-09-09', 'Casablanca', '99350', '350'),
      company: 'Torréfaction du Large',
    }),
    enrolment: {
      accessWay: 'CANDIDAT_LIBRE',
      initiative: 'CERTIFIE',
      blocIds: ['BC1', 'BC2', 'BC3'],
      accommodation: NO_MEASURE,
      cpfFile: '',
    },
    held: [{ blocId: 'BC3', reference: 'ATT-2024-ZZZZ-0011', heldOn: '2024-11-20' }],
    entries: [
      score('BC1-questionnaire', '17'),
      grid('BC1-workplace-observation', 'favourable'),
      score('BC2-questionnaire', '15,5'),
      grid('BC2-workplace-observation', 'favourable'),
    ],
    tests: [
      {
        testId: 'BC1-oral-defence',
        at: '11:30',
        caseTitle: 'Ouvrir un compte « cantines »',
        level: 'acquis',
        result: 'validated',
        reason: '',
        advice: FAVOURABLE,
        notes: ['Plan d’action chiffré.', 'Objection sur le prix bien traitée.'],
      },
      {
        testId: 'BC1-role-play',
        at: '13:30',
        caseTitle: '',
        level: 'acquis',
        result: 'validated',
        reason: '',
        advice: 'Oser la vente additionnelle plus tôt.',
        notes: ['Découverte complète.', 'Vente additionnelle en fin d’appel.'],
      },
      {
        testId: 'BC2-role-play',
        at: '14:15',
        caseTitle: '',
        level: 'partiel',
        result: 'validated',
        reason: 'L’entretien a levé les doutes sur la relance.',
        advice: 'Noter chaque relance dans le CRM.',
        notes: ['Relances peu tracées.', 'Interrogée : deux exemples précis.'],
      },
    ],
    missed: null,
    rulings: [
      { blocId: 'BC1', outcome: 'validated', reason: '', advice: 'Oser la vente additionnelle plus tôt.' },
      { blocId: 'BC2', outcome: 'validated', reason: '', advice: 'Noter chaque relance dans le CRM.' },
    ],
  },
  {
    details: person('Songe', ['Florian'], {
      sex: 'M',
      birth: born('2003-05-22', 'Colmar', '68066'),
      company: 'Moulin de l’Utopie',
    }),
    enrolment: {
      accessWay: 'FORMATION_INITIALE_HORS_APPRENTISSAGE',
      initiative: 'OF',
      blocIds: ['BC3'],
      accommodation: { timeMeasure: { kind: 'third' }, otherMeasures: ['Sujet agrandi en A3'] },
      cpfFile: '',
    },
    held: [],
    entries: [score('BC3-questionnaire', '11'), grid('BC3-workplace-observation', 'favourable')],
    tests: [
      {
        testId: 'BC3-oral-defence',
        at: '15:15',
        caseTitle: 'Préparer les commandes de fin d’année',
        level: 'acquis',
        result: 'validated',
        reason: '',
        advice: 'Anticiper les aléas de livraison.',
        notes: ['Exposé clair, temps tenu.', 'Aléas peu évoqués.'],
      },
    ],
    missed: null,
    rulings: [
      { blocId: 'BC3', outcome: 'validated', reason: '', advice: 'Anticiper les aléas de livraison.' },
    ],
  },
];
