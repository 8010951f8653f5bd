/**
 * What keeps a declaration from being accepted, found before it is written: each fault names its field, and where that is mended.
 * The schema forbids less than those who receive it, who match a holder by names, sex, birth and commune: what they refuse is
 * asked for here too.
 */
import { xmlText } from './declaration-xml.ts';
import { ACCESS_WAYS, FRANCE } from './declaration.types.ts';
import type { Declarant, DeclaredCertification, DeclaredHolder, DeclaredRow } from './declaration.types.ts';

/** Where a fault is mended. */
export type FaultPlace = 'person' | 'enrolment' | 'certification' | 'settings' | 'session';

export type DeclarationField =
  | 'senderId'
  | 'certifierId'
  | 'contractId'
  | 'depositor'
  | 'register'
  | 'code'
  | 'technicalId'
  | 'examDates'
  | 'examPostalCode'
  | 'validFrom'
  | 'validUntil'
  | 'score'
  | 'accessWay'
  | 'vaeWay'
  | 'enrolledOn'
  | 'birthName'
  | 'usualName'
  | 'firstName'
  | 'otherFirstNames'
  | 'birthDate'
  | 'sex'
  | 'birthCode'
  | 'birthPlace'
  | 'birthCountry';

export interface DeclarationFault {
  readonly field: DeclarationField;
  readonly code: 'missing' | 'too-long' | 'malformed' | 'impossible';
  readonly place: FaultPlace;
}

const MAX_NAME = 60;
const CLIENT_ID_LENGTH = 8;
const MAX_CONTRACT = 20;
const MAX_TECHNICAL_ID = 255;
const MAX_SCORE = 255;
const MAX_POSTAL_CODE = 9;
const FIRST_YEAR = 1900;

/** Commune of France (Corsica's 2A and 2B too, overseas 97 and 98), or 99 and a country. */
const BIRTH_CODE = /^(?:\d{5}|2[AB]\d{3})$/;
const ABROAD = '99';
const COUNTRY = /^\d{3}$/;
const REGISTER_CODE = /^(?:RNCP|RS)\d{1,6}(?:BC\d{1,2})?$/;
const ISO_DATE = /^(?:19|20)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

type Found = readonly [
  isFault: boolean,
  field: DeclarationField,
  code: DeclarationFault['code'],
  place: FaultPlace,
];

/** The first fault of each field, in the order given. */
function faultsOf(found: readonly Found[]): DeclarationFault[] {
  const faults: DeclarationFault[] = [];
  for (const [isFault, field, code, place] of found) {
    if (isFault && !faults.some((fault) => fault.field === field)) faults.push({ field, code, place });
  }
  return faults;
}

/** Characters as the schema counts them. */
const lengthOf = (text: string) => Array.from(xmlText(text)).length;
const isUnknown = (text: string | null) => text === null || lengthOf(text) === 0;
const isEmpty = (text: string) => lengthOf(text) === 0;

/** Whether it is a day of the calendar that the schema takes. */
function isDay(text: string): boolean {
  return ISO_DATE.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
}

/** What is wrong with whoever declares. */
export function faultsOfDeclarant(declarant: Declarant): readonly DeclarationFault[] {
  const { certifierId, contractId, depositor, senderId } = declarant;
  return faultsOf([
    [isEmpty(senderId), 'senderId', 'missing', 'settings'],
    [lengthOf(senderId) !== CLIENT_ID_LENGTH, 'senderId', 'malformed', 'settings'],
    [isEmpty(certifierId), 'certifierId', 'missing', 'settings'],
    [lengthOf(certifierId) !== CLIENT_ID_LENGTH, 'certifierId', 'malformed', 'settings'],
    [isEmpty(contractId), 'contractId', 'missing', 'settings'],
    [lengthOf(contractId) > MAX_CONTRACT, 'contractId', 'too-long', 'settings'],
    [depositor === null, 'depositor', 'missing', 'settings'],
  ]);
}

/** What is wrong with the code under which it is declared. */
export function faultsOfCertification({
  code,
  register,
}: DeclaredCertification): readonly DeclarationFault[] {
  return faultsOf([
    [register === '', 'register', 'missing', 'certification'],
    [isEmpty(code), 'code', 'missing', 'certification'],
    [!REGISTER_CODE.test(code) || !code.startsWith(register), 'code', 'malformed', 'certification'],
  ]);
}

/** What is wrong with the holder; `today` is an ISO calendar date. */
export function faultsOfHolder(holder: DeclaredHolder, today: string): readonly DeclarationFault[] {
  const {
    birthCode,
    birthCountry,
    birthPostcode,
    birthDate,
    birthName,
    birthPlace,
    firstNames,
    sex,
    usualName,
  } = holder;
  const [first = '', ...others] = firstNames;
  const isAbroad = birthCode?.startsWith(ABROAD) === true;
  return faultsOf([
    [isEmpty(birthName), 'birthName', 'missing', 'person'],
    [lengthOf(birthName) > MAX_NAME, 'birthName', 'too-long', 'person'],
    [lengthOf(usualName) > MAX_NAME, 'usualName', 'too-long', 'person'],
    [isEmpty(first), 'firstName', 'missing', 'person'],
    [lengthOf(first) > MAX_NAME, 'firstName', 'too-long', 'person'],
    [others.slice(0, 2).some((name) => lengthOf(name) > MAX_NAME), 'otherFirstNames', 'too-long', 'person'],
    [sex === null, 'sex', 'missing', 'person'],
    [birthDate === null || birthDate === '', 'birthDate', 'missing', 'person'],
    [birthDate !== null && !isBirthDate(birthDate), 'birthDate', 'malformed', 'person'],
    [birthDate !== null && birthDate > today, 'birthDate', 'impossible', 'person'],
    [isUnknown(birthCode) && isUnknown(birthPostcode), 'birthCode', 'missing', 'person'],
    [!isUnknown(birthCode) && !BIRTH_CODE.test(birthCode ?? ''), 'birthCode', 'malformed', 'person'],
    [lengthOf(birthPostcode ?? '') > MAX_POSTAL_CODE, 'birthCode', 'too-long', 'person'],
    // A postal code of another country leads nowhere.
    [
      isUnknown(birthCode) && !isUnknown(birthCountry) && birthCountry !== FRANCE,
      'birthCode',
      'missing',
      'person',
    ],
    [lengthOf(birthPlace) > MAX_NAME, 'birthPlace', 'too-long', 'person'],
    [isUnknown(birthCountry), 'birthCountry', 'missing', 'person'],
    [birthCountry !== null && !COUNTRY.test(birthCountry), 'birthCountry', 'malformed', 'person'],
    // Who is born abroad has a code of that country, who is born in France one of a commune.
    [!isUnknown(birthCode) && (birthCountry === FRANCE) === isAbroad, 'birthCountry', 'impossible', 'person'],
  ]);
}

function isBirthDate(text: string): boolean {
  return isDay(text) && Number(text.slice(0, 4)) >= FIRST_YEAR;
}

/** What is wrong with a row; `today` is an ISO calendar date. */
export function faultsOfRow(row: DeclaredRow, today: string): readonly DeclarationFault[] {
  const { accessWay, enrolledOn, examFrom, examTo, score, technicalId, vaeWay } = row;
  return [
    ...faultsOfHolder(row.holder, today),
    ...faultsOf([
      [accessWay === null, 'accessWay', 'missing', 'enrolment'],
      [accessWay !== null && !ACCESS_WAYS.includes(accessWay), 'accessWay', 'malformed', 'enrolment'],
      [accessWay !== 'VAE' && vaeWay !== null, 'vaeWay', 'impossible', 'enrolment'],
      [enrolledOn !== null && !isDay(enrolledOn), 'enrolledOn', 'malformed', 'enrolment'],
      [isEmpty(technicalId), 'technicalId', 'missing', 'session'],
      [lengthOf(technicalId) > MAX_TECHNICAL_ID, 'technicalId', 'too-long', 'session'],
      [examFrom !== null && !isDay(examFrom), 'examDates', 'malformed', 'session'],
      [examTo !== null && !isDay(examTo), 'examDates', 'malformed', 'session'],
      [examFrom !== null && examTo !== null && examFrom > examTo, 'examDates', 'impossible', 'session'],
      [lengthOf(row.examPostalCode) > MAX_POSTAL_CODE, 'examPostalCode', 'too-long', 'settings'],
      [!isDay(row.validFrom), 'validFrom', 'malformed', 'session'],
      [row.validUntil !== null && !isDay(row.validUntil), 'validUntil', 'malformed', 'certification'],
      [
        row.validUntil !== null && row.validUntil < row.validFrom,
        'validUntil',
        'impossible',
        'certification',
      ],
      [row.isByScore && isEmpty(score), 'score', 'missing', 'session'],
      [lengthOf(score) > MAX_SCORE, 'score', 'too-long', 'session'],
    ]),
  ];
}
