/**
 * The sample session: a whole day that a newcomer can play with. People and companies are invented, and named so that
 * nobody takes them for real ones. In French, like every session of a French certification.
 */
import type { JuryMember } from '../../../domain/jury/jury.types.ts';
import type { PassageRecord } from '../../db/repos/passage.repo.ts';

export const SAMPLE_REFERENTIEL_ID = 'cqp-commercial-sedentaire-alimentaire';
export const SAMPLE_PLACE = 'Centre d’examen d’exemple, salle Mirabelle';

/** Name of the n-th sample session. */
export function sampleTitle(number: number): string {
  return number === 1 ? 'Session d’exemple' : `Session d’exemple n° ${String(number)}`;
}

export const SAMPLE_MEMBERS: readonly Omit<JuryMember, 'id'>[] = [
  {
    name: 'Odile Safran',
    capacity: 'Directrice commerciale, conserverie fictive',
    college: 'employers',
    isPresident: true,
    isExternal: true,
    isConsultative: false,
    presence: 'on-site',
  },
  {
    name: 'Marius Fenouil',
    capacity: 'Commercial sédentaire confirmé',
    college: 'employees',
    isPresident: false,
    isExternal: true,
    isConsultative: false,
    presence: 'on-site',
  },
  {
    name: 'Hélène Cassis',
    capacity: 'Responsable de l’administration des ventes',
    college: 'professional',
    isPresident: false,
    isExternal: false,
    isConsultative: false,
    presence: 'on-site',
  },
];

type SamplePassage = Omit<PassageRecord, 'id' | 'sessionId' | 'position' | 'createdAt'>;

const NO_MEASURE: PassageRecord['accommodation'] = { timeMeasure: { kind: 'none' }, otherMeasures: [] };

export const SAMPLE_PASSAGES: readonly SamplePassage[] = [
  {
    plannedTime: '09:00',
    candidate: {
      lastName: 'Mirabelle',
      firstName: 'Léonie',
      birthDate: '2003-04-17',
      birthPlace: 'Nancy',
      company: 'Confiturerie du Val Imaginaire',
      trainingBody: 'Institut de formation d’exemple',
      tutor: 'Armand Cannelle',
    },
    blocIds: ['BC1'],
    testId: 'BC1-oral-defence',
    caseTitle: 'Prospecter les épiceries fines du Grand Est pour une gamme de confitures allégées',
    accommodation: NO_MEASURE,
    evaluatorChoice: null,
    importedResults: {
      'BC1-questionnaire': '16 / 20',
      'BC1-workplace-observation': 'Avis favorable du tuteur',
    },
  },
  {
    plannedTime: '09:45',
    candidate: {
      lastName: 'Cardamome',
      firstName: 'Basile',
      birthDate: '1998-11-02',
      birthPlace: 'Valence',
      company: 'Moulins de la Rivière Fictive',
      trainingBody: 'Institut de formation d’exemple',
      tutor: 'Solange Muscade',
    },
    blocIds: ['BC1'],
    testId: 'BC1-oral-defence',
    caseTitle: 'Relancer les boulangeries indépendantes autour d’une farine de meule',
    accommodation: {
      timeMeasure: { kind: 'third' },
      otherMeasures: ['Documents imprimés en grands caractères'],
    },
    evaluatorChoice: null,
    importedResults: { 'BC1-questionnaire': '13 / 20' },
  },
  {
    plannedTime: '10:40',
    candidate: {
      lastName: 'Réglisse',
      firstName: 'Ninon',
      birthDate: '2001-07-29',
      birthPlace: 'Uzès',
      company: 'Biscuiterie des Collines Inventées',
      trainingBody: 'Institut de formation d’exemple',
      tutor: 'Gaspard Estragon',
    },
    blocIds: ['BC1'],
    testId: 'BC1-role-play',
    // The subject to play is chosen or drawn on the day.
    caseTitle: '',
    accommodation: NO_MEASURE,
    evaluatorChoice: null,
    importedResults: {},
  },
  {
    plannedTime: '11:20',
    candidate: {
      lastName: 'Tapenade',
      firstName: 'Ilyès',
      birthDate: '1995-01-12',
      birthPlace: 'Marseille',
      company: 'Huilerie du Port d’Exemple',
      trainingBody: 'École des métiers d’exemple',
      tutor: 'Colette Verveine',
    },
    blocIds: ['BC2'],
    testId: 'BC2-role-play',
    caseTitle: '',
    accommodation: NO_MEASURE,
    evaluatorChoice: null,
    importedResults: { 'BC2-questionnaire': '14 / 20' },
  },
  {
    plannedTime: '14:00',
    candidate: {
      lastName: 'Nougatine',
      firstName: 'Aïcha',
      birthDate: '1999-09-05',
      birthPlace: 'Montélimar',
      company: 'Fromagerie du Plateau Imaginé',
      trainingBody: 'École des métiers d’exemple',
      tutor: 'Fernand Girofle',
    },
    blocIds: ['BC3'],
    testId: 'BC3-oral-defence',
    caseTitle: 'Fiabiliser les commandes de fêtes avec l’entrepôt et les transporteurs',
    accommodation: NO_MEASURE,
    // The source contradicts itself on who assesses: the newcomer sees the question as an administrator would.
    evaluatorChoice: null,
    importedResults: {},
  },
];

export const SAMPLE_NOTE_NAME = 'Note de synthèse - Mirabelle.pdf';

/** Lines of the first candidate's note de synthèse. */
export const SAMPLE_NOTE: readonly string[] = [
  'Note de synthèse',
  'Léonie Mirabelle, Confiturerie du Val Imaginaire (personne et entreprise fictives)',
  '',
  '1. Recherche et qualification des prospects',
  'Périmètre : 140 épiceries fines du Grand Est, relevées dans les annuaires professionnels.',
  'Critères retenus : surface de vente, gamme sucrée présente, livraison sous 48 h.',
  'Résultat : 46 prospects qualifiés, dont 18 prioritaires.',
  '',
  '2. Outils et techniques de prospection',
  'Fichier client mis à jour après chaque appel ; appels le mardi et le jeudi matin.',
  'Courriel de présentation, puis appel sous trois jours ; échantillon envoyé sur accord.',
  '',
  '3. Argumentaire de vente',
  'Moins de sucre, même tenue à l’ouverture : une réponse aux demandes de la clientèle.',
  'Marge conseillée et présentoir offert pour une première commande de six références.',
];
