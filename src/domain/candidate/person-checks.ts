/** What keeps a person or an enrolment from being kept, by field and with a reason that says what to mend. */
import { unprintable } from '../text/printable.ts';
import type { EnrolmentDetails } from './enrolment.ts';
import type { PersonDetails } from './person.ts';

export type FieldReason =
  | 'missing'
  | 'too-long'
  | 'not-printable'
  | 'not-a-date'
  | 'in-the-future'
  | 'too-long-ago'
  | 'not-a-commune'
  | 'not-a-country'
  | 'code-of-another-country'
  | 'not-an-address'
  | 'unknown-bloc'
  | 'twice'
  | 'ends-before'
  | 'only-for-vae';

export interface FieldFault {
  /** Path in the details, such as "birth.date". */
  readonly field: string;
  readonly reason: FieldReason;
}

/** What the declaration of results takes of a name, a place, a number of a file. */
const MOST_NAME = 60;
const MOST_TEXT = 200;
const FIRST_YEAR = 1900;
const COMMUNE = /^(?:\d{2}|2[AB])\d{3}$/;
const COUNTRY = /^\d{3}$/;
const ABROAD = '99';
const FRANCE = '100';

/** Whether a text is a day of the calendar, as YYYY-MM-DD. */
export function isCalendarDate(text: string): boolean {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const monthIndex = Number(month) - 1;
  if (year === '' || monthIndex < 0 || monthIndex > 11) return false;
  return Number(day) >= 1 && Number(day) <= daysOf(Number(year), monthIndex);
}

/** Faults of what is known of a person; `today` is an ISO calendar date. */
export function personFaults(details: PersonDetails, today: string): readonly FieldFault[] {
  const { birth, birthName, company, email, firstNames, phone, trainingBody, tutor, usualName } = details;
  const names = [
    ...nameFaults('birthName', birthName, true),
    ...nameFaults('usualName', usualName, false),
    ...(firstNames.length === 0 ? [{ field: 'firstNames', reason: 'missing' as const }] : []),
    ...firstNames.flatMap((name) => nameFaults('firstNames', name, true)),
  ];
  const texts = { company, email, phone, trainingBody, tutor };
  const others = Object.entries(texts).flatMap(([field, text]) => textFaults(field, text, MOST_TEXT));
  const isAddress = email === '' || /^[^\s@]+@[^\s@]+$/.test(email);
  return [
    ...names,
    ...birthFaults(birth, today),
    ...others,
    ...(isAddress ? [] : [{ field: 'email', reason: 'not-an-address' as const }]),
  ];
}

function birthFaults({ code, country, date, place, postcode }: PersonDetails['birth'], today: string) {
  const faults: FieldFault[] = [...textFaults('birth.place', place, MOST_TEXT)];
  if (date !== null && !isCalendarDate(date)) faults.push({ field: 'birth.date', reason: 'not-a-date' });
  else if (date !== null && date >= today) faults.push({ field: 'birth.date', reason: 'in-the-future' });
  else if (date !== null && Number(date.slice(0, 4)) < FIRST_YEAR) {
    faults.push({ field: 'birth.date', reason: 'too-long-ago' });
  }
  if (code !== null && !COMMUNE.test(code)) faults.push({ field: 'birth.code', reason: 'not-a-commune' });
  if (postcode !== null && !/^[0-9A-Z -]{2,9}$/i.test(postcode)) {
    faults.push({ field: 'birth.postcode', reason: 'not-a-commune' });
  }
  if (country !== null && !COUNTRY.test(country)) {
    faults.push({ field: 'birth.country', reason: 'not-a-country' });
  } else if (code !== null && country !== null && COMMUNE.test(code)) {
    const isAbroad = code.startsWith(ABROAD);
    const isSame = isAbroad ? country === code.slice(2) : country === FRANCE;
    if (!isSame) faults.push({ field: 'birth.country', reason: 'code-of-another-country' });
  }
  return faults;
}

/** Faults of an enrolment for a certification that has those blocs. */
export function enrolmentFaults(
  { accessWay, blocIds, cpfFile, enrolledOn, held, vaeWay }: Omit<EnrolmentDetails, 'certification'>,
  knownBlocIds: readonly string[],
): readonly FieldFault[] {
  const faults: FieldFault[] = [];
  if (blocIds.length === 0) faults.push({ field: 'blocIds', reason: 'missing' });
  if (!blocIds.every((id) => knownBlocIds.includes(id))) {
    faults.push({ field: 'blocIds', reason: 'unknown-bloc' });
  }
  if (vaeWay !== null && accessWay !== 'VAE') faults.push({ field: 'vaeWay', reason: 'only-for-vae' });
  if (!isCalendarDate(enrolledOn)) faults.push({ field: 'enrolledOn', reason: 'not-a-date' });
  if (cpfFile.length > 13) faults.push({ field: 'cpfFile', reason: 'too-long' });
  held.forEach(({ blocId, heldOn, reference, validUntil }, index) => {
    const at = (field: string) => `held.${String(index)}.${field}`;
    if (!knownBlocIds.includes(blocId)) faults.push({ field: at('blocId'), reason: 'unknown-bloc' });
    if (held.findIndex((other) => other.blocId === blocId) !== index) {
      faults.push({ field: at('blocId'), reason: 'twice' });
    }
    if (reference === '') faults.push({ field: at('reference'), reason: 'missing' });
    if (!isCalendarDate(heldOn)) faults.push({ field: at('heldOn'), reason: 'not-a-date' });
    if (validUntil !== null && !isCalendarDate(validUntil)) {
      faults.push({ field: at('validUntil'), reason: 'not-a-date' });
    } else if (validUntil !== null && validUntil < heldOn) {
      faults.push({ field: at('validUntil'), reason: 'ends-before' });
    }
  });
  return faults;
}

function nameFaults(field: string, name: string, isNeeded: boolean): readonly FieldFault[] {
  if (name.trim() === '') return isNeeded ? [{ field, reason: 'missing' }] : [];
  return textFaults(field, name, MOST_NAME);
}

function textFaults(field: string, text: string, most: number): readonly FieldFault[] {
  if (text.length > most) return [{ field, reason: 'too-long' }];
  return unprintable(text).length > 0 ? [{ field, reason: 'not-printable' }] : [];
}

function daysOf(year: number, monthIndex: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return monthIndex === 1 && isLeap
    ? 29
    : ([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][monthIndex] ?? 0);
}
