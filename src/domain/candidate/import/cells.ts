/** What single cells of a file of candidates mean, as training software writes them. */
import type { AccessWay } from '../enrolment.ts';
import { ACCESS_WAYS } from '../enrolment.ts';
import { foldName } from '../fold-name.ts';
import { isCalendarDate } from '../person-checks.ts';
import type { Sex } from '../person.ts';

const SEXES: ReadonlyMap<string, Sex> = new Map([
  ...['f', '2', 'mme', 'madame', 'mlle', 'mademoiselle', 'femme', 'feminin', 'mrs', 'ms', 'female'].map(
    (word) => [word, 'F'] as const,
  ),
  ...['m', '1', 'h', 'mr', 'monsieur', 'homme', 'masculin', 'male'].map((word) => [word, 'M'] as const),
]);

/** Null for an empty cell, undefined for one that means nothing. */
export function readSex(cell: string): Sex | null | undefined {
  const word = foldName(cell);
  return word === '' ? null : SEXES.get(word);
}

/** An ISO calendar date from a French or an ISO one; null for an empty cell, undefined for no day of the calendar. */
export function readDate(cell: string): string | null | undefined {
  const text = cell.trim();
  if (text === '') return null;
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  const written = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0];
  const date = written ?? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(date) ? date : undefined;
}

/** INSEE code of a country from its code (3 digits, or 99 and 3) or from what France is called. */
export function readCountry(cell: string): string | null | undefined {
  const word = foldName(cell);
  if (word === '') return null;
  if (['fr', 'fra', 'france', '99100', '100'].includes(word)) return '100';
  return /^(?:99)?(\d{3})$/.exec(word)?.[1];
}

/** Whether a cell holds the INSEE code of a commune rather than its name. */
export function isCommuneCode(cell: string): boolean {
  return /^(?:\d{2}|2[AB])\d{3}$/i.test(cell.trim());
}

const WAYS: Readonly<Record<string, AccessWay>> = {
  formationcontinue: 'FORMATION_CONTINUE_HORS_CONTRAT_DE_PROFESSIONNALISATION',
  contratdeprofessionnalisation: 'FORMATION_CONTINUE_CONTRAT_DE_PROFESSIONNALISATION',
  professionnalisation: 'FORMATION_CONTINUE_CONTRAT_DE_PROFESSIONNALISATION',
  apprentissage: 'FORMATION_INITIALE_APPRENTISSAGE',
  contratdapprentissage: 'FORMATION_INITIALE_APPRENTISSAGE',
  formationinitiale: 'FORMATION_INITIALE_HORS_APPRENTISSAGE',
  vae: 'VAE',
  equivalence: 'EQUIVALENCE_DIPLOME_ETRANGER',
  candidatlibre: 'CANDIDAT_LIBRE',
  libre: 'CANDIDAT_LIBRE',
};

/** Way of access by its usual name or by the value of the declaration. */
export function readAccessWay(cell: string): AccessWay | null | undefined {
  const word = foldName(cell);
  if (word === '') return null;
  return WAYS[word] ?? ACCESS_WAYS.find((way) => foldName(way) === word);
}
