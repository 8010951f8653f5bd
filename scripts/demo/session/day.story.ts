/** A day of a jury: the certification, the session, who sits, and what a candidate of it is. */
import type { BlocDecision } from '../../../src/domain/bloc/bloc.schema.ts';
import { instant } from '../../../src/domain/time/time.ts';
import type { DeskHandlers } from '../../../tests/db/as-desk.ts';

type PersonInput = Parameters<DeskHandlers['candidates']['save']>[0];
export type Details = PersonInput['details'];
export type Enrolment = NonNullable<PersonInput['enrolment']>;
type Member = Parameters<DeskHandlers['sessions']['saveMember']>[0];

export const DAY = '2026-11-24';
export const PIN = '2749';

/** 8:30 in Paris, that day. */
export const DAY_START = instant(Date.parse('2026-11-24T07:30:00Z'));

/**
 * The shipped certification is in no register: the day is held on a copy of it under a code that no register gives, so that
 * its results can be declared.
 */
export const CERTIFICATION = {
  file: 'cqp-commercial-sedentaire-alimentaire-2.json',
  id: 'cqp-commercial-sedentaire-alimentaire',
  version: '2.0.1',
  /** Its text gives this test to the jury in one place and to the tutor in another: the session says which. */
  contradictory: 'BC3-oral-defence',
  references: [{ register: 'RNCP', code: '99999', certifier: 'Branche fictive de l’épicerie imaginaire' }],
} as const;

export const SESSION = {
  title: 'Session de novembre',
  date: DAY,
  place: 'Maison des métiers, salle des Bruyères, Port-Blanc',
  status: 'decision' as const,
};

type Juror = Omit<Member, 'sessionId' | 'isConsultative' | 'jurorId' | 'presence'>;

/** The first presides. */
export const JURY: readonly Juror[] = [
  {
    name: 'Ondine Tamaris',
    capacity: 'Cheffe des ventes',
    college: 'professional',
    isPresident: true,
    isExternal: true,
  },
  {
    name: 'Barnabé Églantier',
    capacity: 'Commercial sédentaire',
    college: 'professional',
    isPresident: false,
    isExternal: true,
  },
  {
    name: 'Sidonie Œillet',
    capacity: 'Responsable clientèle',
    college: 'professional',
    isPresident: false,
    isExternal: true,
  },
];

/** A test before the jury. */
export interface PlayedTest {
  readonly testId: string;
  readonly at: string;
  readonly caseTitle: string;
  /** Of the third juror; the others mark `level`. */
  readonly level: 'acquis' | 'partiel' | 'non-acquis';
  readonly result: 'validated' | 'refused';
  readonly reason: string;
  readonly advice: string;
  readonly notes: readonly string[];
}

/** A result that no jury gave. */
export type Entry = Omit<Parameters<DeskHandlers['candidates']['recordEvidence']>[0], 'enrolmentId'>;

export interface Ruling {
  readonly blocId: string;
  readonly outcome: BlocDecision;
  readonly reason: string;
  readonly advice: string;
  /** What is awaited, and until when. */
  readonly document?: { readonly title: string; readonly dueOn: string };
}

export interface Candidate {
  readonly details: Details;
  readonly enrolment: Pick<Enrolment, 'accessWay' | 'initiative' | 'blocIds' | 'accommodation' | 'cpfFile'>;
  readonly held: readonly { readonly blocId: string; readonly reference: string; readonly heldOn: string }[];
  readonly entries: readonly Entry[];
  /** Empty where nobody came. */
  readonly tests: readonly PlayedTest[];
  /** The test to which the candidate did not come. */
  readonly missed: { readonly testId: string; readonly at: string; readonly note: string } | null;
  readonly rulings: readonly Ruling[];
}

export const ORGANISATION = 'Branche fictive de l’épicerie imaginaire';

export const PAPER_SETTINGS = {
  signatoryName: 'Philomène Hypothèse',
  signatoryQuality: 'Présidente de la branche',
  place: 'Port-Blanc',
  mentions: '1 quai des Brumes, 22000 Port-Blanc. Association fictive, sans numéro ni siège.',
  appeal:
    'La décision peut être contestée par lettre motivée à la branche, dans les deux mois qui suivent sa notification.',
  isMandated: true,
};

/** A square with a wave, drawn for the day. */
export const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120"><rect x="4" y="4" width="112" height="112" rx="18" ' +
  'fill="#1f4e5f"/><path d="M20 74 C 40 44 56 104 76 68 S 104 60 104 60" fill="none" stroke="#ffffff" ' +
  'stroke-width="9" stroke-linecap="round"/></svg>';

export const REPORTING_SETTINGS = {
  senderId: 'AAAA0001',
  certifierId: 'AAAA0001',
  contractId: 'CONTRATEXEMPLE',
  depositor: 'CERTIFICATEUR' as const,
  examMode: 'EN_PRESENTIEL' as const,
  examPostalCode: '22000',
  declaresBlocs: true,
};

export const ADMINISTRATOR = { name: 'Maud Gabarit', pin: '4826' };
