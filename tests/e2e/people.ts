/** The session prepared by hand in the tests. People and companies are invented. */
import type { MemberEntries } from './pages/session.page.ts';
import type { PassageEntries } from './pages/passage-setup.page.ts';

export interface Juror extends MemberEntries {
  readonly pin: string;
}

export const JURORS = [
  {
    name: 'Claire Exemple',
    capacity: 'Directrice commerciale',
    college: 'employers',
    isPresident: true,
    isExternal: true,
    pin: '4729',
  },
  {
    name: 'Bruno Modèle',
    capacity: 'Commercial sédentaire',
    college: 'employees',
    isPresident: false,
    isExternal: true,
    pin: '8316',
  },
  {
    name: 'Inès Échantillon',
    capacity: 'Responsable des ventes',
    college: 'professional',
    isPresident: false,
    isExternal: false,
    pin: '590274',
  },
] as const satisfies readonly Juror[];

export const CANDIDATE: PassageEntries = {
  lastName: 'Fictif',
  firstName: 'Noé',
  birthDate: '17042003',
  birthPlace: 'Nancy',
  company: 'Confiturerie imaginaire',
  trainingBody: 'Institut d’exemple',
  tutor: 'Rose Témoin',
  test: 'BC1 – Etude de cas et soutenance orale',
  plannedTime: '0930',
  caseTitle: 'Prospecter les épiceries fines',
};

export const CANDIDATE_NAME = `${CANDIDATE.firstName} ${CANDIDATE.lastName}`;

export const NOTE_FILE = {
  name: 'note-de-synthese.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n% note de synthèse de test\n%%EOF\n'),
};

/** Competences of the bloc of the oral defence. */
export const COMPETENCES = ['C1.1', 'C1.2', 'C1.3', 'C1.4', 'C1.5', 'C1.6', 'C1.7'] as const;

export const ACQUIRED = 'Acquis';
export const PARTLY = 'Partiellement acquis';
export const NOT_ACQUIRED = 'Non acquis';
