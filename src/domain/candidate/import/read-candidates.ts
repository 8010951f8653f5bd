/** A file of candidates, row by row: who each is, and what to mend where a row cannot be taken. */
import { cleanText } from '../../text/clean-text.ts';
import { guessDelimiter, parseDelimited } from '../../text/delimited.ts';
import { withoutUnseen } from '../../text/printable.ts';
import type { AccessWay } from '../enrolment.ts';
import { personFaults } from '../person-checks.ts';
import type { FieldReason } from '../person-checks.ts';
import type { PersonDetails } from '../person.ts';
import { isCommuneCode, readAccessWay, readCountry, readDate, readSex } from './cells.ts';
import { readMapping } from './columns.ts';
import type { ImportField, Mapping } from './columns.ts';

export type CellReason = FieldReason | 'unknown-word' | 'sex-and-civility-differ';

export interface CellFault {
  readonly field: ImportField;
  readonly reason: CellReason;
  /** As it stands in the file. */
  readonly cell: string;
}

export interface ImportedRow {
  /** From 1, as an editor counts. */
  readonly line: number;
  readonly person: PersonDetails;
  readonly accessWay: AccessWay | null;
  readonly cpfFile: string;
  /** None for a row that can be taken. */
  readonly faults: readonly CellFault[];
}

export interface ImportedFile {
  readonly headings: readonly string[];
  readonly mapping: Mapping;
  readonly rows: readonly ImportedRow[];
  /** Why no row can be read; null when they can. */
  readonly problem: 'empty' | 'unclosed-quote' | 'no-names' | 'too-many-rows' | null;
  /** Line of a quote that nothing closes. */
  readonly unclosedLine: number | null;
}

const FRANCE = '100';

/** Rows that a file may have: what is more is given in several. */
export const MOST_IMPORTED_ROWS = 10_000;

/** Why nothing of a file can be read, whatever its columns are. */
export function problemOf(
  rowCount: number,
  isUnclosed: boolean,
): 'empty' | 'unclosed-quote' | 'too-many-rows' | null {
  if (isUnclosed) return 'unclosed-quote';
  if (rowCount === 0) return 'empty';
  return rowCount > MOST_IMPORTED_ROWS ? 'too-many-rows' : null;
}

/** Reads the text of a file; `chosen` says what its columns are where its headings do not. `today` is an ISO date. */
export function readCandidates(text: string, today: string, chosen?: Mapping): ImportedFile {
  const { rows, unclosedLine } = parseDelimited(text, guessDelimiter(text));
  const [head, ...body] = rows;
  const headings = (head?.cells ?? []).map((cell) => cleanText(cell).trim());
  const mapping = headings.map((_, index) =>
    chosen === undefined ? (readMapping(headings)[index] ?? null) : (chosen[index] ?? null),
  );
  const isNamed = mapping.includes('birthName') && mapping.includes('firstName');
  const problem = problemOf(body.length, unclosedLine !== null) ?? (isNamed ? null : 'no-names');
  const isReadable = problem === null;
  return {
    headings,
    mapping,
    problem,
    unclosedLine,
    rows: isReadable ? body.map(({ cells, line }) => readRow(cells, line, mapping, today)) : [],
  };
}

function readRow(cells: readonly string[], line: number, mapping: Mapping, today: string): ImportedRow {
  const faults: CellFault[] = [];
  const cell = (field: ImportField): string => {
    const position = mapping.indexOf(field);
    return position === -1
      ? ''
      : withoutUnseen(cleanText(cells[position] ?? ''))
          .replaceAll('\n', ' ')
          .trim();
  };
  /** What a cell means; null, with a fault, for one that means nothing. */
  const meaning = <Value>(
    field: ImportField,
    reason: CellReason,
    read: (text: string) => Value | null | undefined,
  ) => {
    const value = read(cell(field));
    if (value === undefined) faults.push({ field, reason, cell: cell(field) });
    return value ?? null;
  };
  const date = meaning('birthDate', 'not-a-date', readDate);
  const country = meaning('birthCountry', 'not-a-country', readCountry);
  const accessWay = meaning('accessWay', 'unknown-word', readAccessWay);
  const sex = meaning('sex', 'unknown-word', readSex);
  const title = meaning('civility', 'unknown-word', readSex);
  if (sex !== null && title !== null && sex !== title) {
    faults.push({ field: 'civility', reason: 'sex-and-civility-differ', cell: cell('civility') });
  }
  const person: PersonDetails = {
    birthName: cell('birthName'),
    usualName: cell('usualName'),
    firstNames: [cell('firstName'), cell('firstName2'), cell('firstName3')].filter(
      (name, index) => index === 0 || name !== '',
    ),
    sex: sex ?? title,
    birth: { date, ...placeOf(cell('birthPlace'), cell('birthCode'), cell('birthPostcode'), country) },
    email: cell('email'),
    phone: cell('phone'),
    company: cell('company'),
    trainingBody: cell('trainingBody'),
    tutor: cell('tutor'),
  };
  const cpfFile = cell('cpfFile');
  if (cpfFile.length > 13) faults.push({ field: 'cpfFile', reason: 'too-long', cell: cpfFile });
  for (const { field, reason } of personFaults(person, today)) {
    const named = FIELD_OF[field];
    if (named !== undefined) faults.push({ field: named, reason, cell: cell(named) });
  }
  return { line, person, accessWay, cpfFile, faults };
}

/** A code that stands where the name of the place is expected is a code; each of code and country gives the other. */
function placeOf(place: string, typedCode: string, postcode: string, country: string | null) {
  const isCode = typedCode === '' && isCommuneCode(place);
  const code = (isCode ? place : typedCode).trim().toUpperCase();
  const known = code === '' ? null : code;
  const given = known?.startsWith('99') === true ? known.slice(2) : known === null ? null : FRANCE;
  return {
    place: isCode ? '' : place,
    code: known,
    postcode: postcode === '' ? null : postcode,
    country: country ?? given,
  };
}

const FIELD_OF: Readonly<Record<string, ImportField>> = {
  birthName: 'birthName',
  usualName: 'usualName',
  firstNames: 'firstName',
  'birth.date': 'birthDate',
  'birth.place': 'birthPlace',
  'birth.code': 'birthCode',
  'birth.postcode': 'birthPostcode',
  'birth.country': 'birthCountry',
  email: 'email',
  phone: 'phone',
  company: 'company',
  trainingBody: 'trainingBody',
  tutor: 'tutor',
};
