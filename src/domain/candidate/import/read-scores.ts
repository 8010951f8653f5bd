/** A file of results, row by row: whose, for which test, what; and what to mend, by line and column, where it cannot be taken. */
import type { Certification } from '../../certification/certification.schema.ts';
import { cleanText } from '../../text/clean-text.ts';
import { guessDelimiter, parseDelimited } from '../../text/delimited.ts';
import { withoutUnseen } from '../../text/printable.ts';
import { entryFaults } from '../evidence.ts';
import type { EntryFault, EntryKind, EntryPayload } from '../evidence.ts';
import { foldName } from '../fold-name.ts';
import { readDate } from './cells.ts';
import { problemOf } from './read-candidates.ts';
import { readDecimal, readMark, readOutcome } from './score-cells.ts';
import { readScoreMapping } from './score-columns.ts';
import type { ScoreField, ScoreMapping } from './score-columns.ts';

export type ScoreReason =
  | EntryFault
  | 'missing'
  | 'not-a-date'
  | 'in-the-future'
  | 'unknown-word'
  | 'unknown-bloc'
  | 'which-test'
  | 'formula'
  | 'scale-missing'
  | 'scales-differ'
  | 'too-long'
  /** Said by the core, which knows who is enrolled and what stands. */
  | 'nobody-enrolled'
  | 'several-persons'
  | 'twice-in-file';

export interface ScoreFault {
  readonly field: ScoreField;
  /** From 1; null where the file has no such column. */
  readonly column: number | null;
  readonly reason: ScoreReason;
  /** As it stands in the file. */
  readonly cell: string;
}

/** Whom a row names, as it names them. */
export interface NamedCandidate {
  readonly fullName: string;
  readonly birthName: string;
  readonly firstName: string;
  /** ISO calendar date; null where the file does not say it. */
  readonly birthDate: string | null;
}

export interface ScoreRow {
  /** From 1, as an editor counts. */
  readonly line: number;
  readonly named: NamedCandidate;
  readonly testId: string | null;
  readonly kind: EntryKind;
  /** Without the file's name, which the row does not know. */
  readonly payload: EntryPayload;
  readonly faults: readonly ScoreFault[];
}

/** What a file calls a test, and which one that is; null where somebody must say it. */
export interface NamedTest {
  readonly bloc: string;
  readonly test: string;
  readonly testId: string | null;
  /** It was chosen, or read from part of the title. */
  readonly isSure: boolean;
}

export interface ScoreFile {
  readonly headings: readonly string[];
  readonly mapping: ScoreMapping;
  readonly tests: readonly NamedTest[];
  readonly rows: readonly ScoreRow[];
  /** Why no row can be read; null when they can. */
  readonly problem: 'empty' | 'unclosed-quote' | 'no-names' | 'no-marks' | 'too-many-rows' | null;
  readonly unclosedLine: number | null;
}

export interface ScoreReading {
  readonly certification: Pick<Certification, 'blocs' | 'tests'>;
  /** ISO calendar date. */
  readonly today: string;
  readonly mapping?: ScoreMapping;
  /** Which test a name means, where someone said it. */
  readonly chosen?: readonly { readonly bloc: string; readonly test: string; readonly testId: string }[];
  /** For rows that do not say it. */
  readonly author: string;
  readonly date: string | null;
}

/** Reads the text of a file of results for one certification. */
export function readScores(text: string, reading: ScoreReading): ScoreFile {
  const { rows, unclosedLine } = parseDelimited(text, guessDelimiter(text));
  const [head, ...body] = rows;
  const headings = (head?.cells ?? []).map((cell) => cleanText(cell).trim());
  const read = readScoreMapping(headings);
  const mapping = headings.map((_, index) => (reading.mapping ?? read)[index] ?? null);
  const isNamed =
    mapping.includes('fullName') || (mapping.includes('birthName') && mapping.includes('firstName'));
  const isMarked = mapping.includes('value') || mapping.includes('outcome');
  const problem =
    problemOf(body.length, unclosedLine !== null) ?? (!isNamed ? 'no-names' : isMarked ? null : 'no-marks');
  const given = { headings, mapping, problem, unclosedLine } as const;
  if (problem !== null) return { ...given, tests: [], rows: [] };
  const tests = new Map<string, NamedTest>();
  const testOf = (bloc: string, test: string): NamedTest => {
    const key = `${foldName(bloc)} ${foldName(test)}`;
    const known = tests.get(key) ?? findNamedTest(reading, bloc, test);
    tests.set(key, known);
    return known;
  };
  return {
    ...given,
    rows: body.map(({ cells, line }) => readRow({ cells, line, mapping, reading, testOf })),
    tests: [...tests.values()],
  };
}

interface GivenRow {
  readonly cells: readonly string[];
  readonly line: number;
  readonly mapping: ScoreMapping;
  readonly reading: ScoreReading;
  readonly testOf: (bloc: string, test: string) => NamedTest;
}

const LONGEST = 200;

function readRow({ cells, line, mapping, reading, testOf }: GivenRow): ScoreRow {
  const faults: ScoreFault[] = [];
  const cell = (field: ScoreField): string =>
    withoutUnseen(cleanText(cells[mapping.indexOf(field)] ?? ''))
      .replaceAll('\n', ' ')
      .trim();
  const fault = (field: ScoreField, reason: ScoreReason) => {
    const position = mapping.indexOf(field);
    if (faults.some((known) => known.field === field)) return;
    faults.push({ field, column: position === -1 ? null : position + 1, reason, cell: cell(field) });
  };
  for (const field of mapping) if (field !== null && cell(field).length > LONGEST) fault(field, 'too-long');

  const named = namedIn(cell, fault);
  const { field, testId } = testIn(cell, testOf, reading, fault);
  const test = reading.certification.tests.find(({ id }) => id === testId);
  const { isExcused, kind, outOf, value } = markIn(cell, fault);
  const outcome = readOutcome(cell('outcome'));
  if (outcome === undefined) fault('outcome', 'unknown-word');
  const written = readDate(cell('date'));
  const date = written ?? reading.date;
  if (written === undefined) fault('date', 'not-a-date');
  else if (date === null) fault('date', 'missing');
  else if (date > reading.today) fault('date', 'in-the-future');
  const isTutors = test?.evaluators.every((evaluator) => evaluator.kind === 'tutor') === true;
  const entryKind = kind === 'mark' ? (isTutors ? 'tutor-grid' : 'score') : kind;
  const isMarked = kind === 'mark';
  const payload: EntryPayload = {
    date: date ?? '',
    author: kind === 'absence' ? '' : cell('author') === '' ? reading.author.trim() : cell('author'),
    value,
    outOf,
    outcome: isMarked ? (outcome ?? null) : null,
    reference: cell('reference'),
    isExcused,
    weight: cell('weight'),
    fileName: '',
    line,
  };
  // An opinion alone is a file judged, not a mark.
  const finalKind =
    entryKind === 'score' && value === null && payload.outcome !== null ? 'on-file' : entryKind;
  for (const { field: wrong, reason } of entryFaults(finalKind, payload)) {
    fault(wrong as ScoreField, wrong === 'value' && cell('value') === '' ? 'missing' : reason);
  }
  if (testId === null) fault(field, 'which-test');
  return { line, named, testId, kind: finalKind, payload, faults };
}

type CellOf = (field: ScoreField) => string;
type FaultOf = (field: ScoreField, reason: ScoreReason) => void;

function namedIn(cell: CellOf, fault: FaultOf): NamedCandidate {
  const named = { fullName: cell('fullName'), birthName: cell('birthName'), firstName: cell('firstName') };
  if (named.fullName === '') {
    if (named.birthName === '') fault('birthName', 'missing');
    if (named.firstName === '') fault('firstName', 'missing');
  }
  const birthDate = readDate(cell('birthDate'));
  if (birthDate === undefined) fault('birthDate', 'not-a-date');
  return { ...named, birthDate: birthDate ?? null };
}

function testIn(
  cell: CellOf,
  testOf: GivenRow['testOf'],
  { certification }: ScoreReading,
  fault: FaultOf,
): { readonly testId: string | null; readonly field: 'bloc' | 'test' } {
  const field = cell('bloc') !== '' && cell('test') === '' ? 'bloc' : 'test';
  const found = testOf(cell('bloc'), cell('test'));
  if (found.testId === null && cell('bloc') !== '' && findBloc(certification, cell('bloc')) === undefined) {
    fault('bloc', 'unknown-bloc');
  }
  return { testId: found.testId, field };
}

interface RowMark {
  readonly kind: 'mark' | 'absence' | 'exemption';
  readonly value: string | null;
  readonly outOf: string | null;
  readonly isExcused: boolean;
}

function markIn(cell: CellOf, fault: FaultOf): RowMark {
  const mark = readMark(cell('value'));
  const nothing = { kind: 'mark', value: null, outOf: null, isExcused: false } as const;
  if (mark.kind === 'fault') {
    fault('value', mark.reason);
    return nothing;
  }
  if (mark.kind === 'none') return nothing;
  if (mark.kind === 'absence') return { ...nothing, kind: 'absence', isExcused: mark.isExcused };
  if (mark.kind === 'exemption') return { ...nothing, kind: 'exemption' };
  const typed = cell('outOf').replace(/^\//, '').replace(/%$/, '');
  const column = typed === '' ? null : readDecimal(typed);
  if (typed !== '' && column === null) fault('outOf', 'value-not-exact');
  else if (column === null && mark.outOf === null) fault('outOf', 'scale-missing');
  else if (column !== null && mark.outOf !== null && Number(column) !== Number(mark.outOf)) {
    fault('outOf', 'scales-differ');
  }
  return { ...nothing, value: mark.value, outOf: mark.outOf ?? column };
}

function findBloc({ blocs }: ScoreReading['certification'], name: string) {
  const word = foldName(name);
  return (
    blocs.find(({ id }) => foldName(id) === word) ??
    blocs.find(({ sourceLabel, title }) => foldName(title) === word || foldName(sourceLabel) === word)
  );
}

/** By what was chosen; else by its id or title within its bloc; else by the beginning of a title, where only one begins so. */
function findNamedTest({ certification, chosen = [] }: ScoreReading, bloc: string, test: string): NamedTest {
  const [blocWord, word] = [foldName(bloc), foldName(test)];
  const said = chosen.find((each) => foldName(each.bloc) === blocWord && foldName(each.test) === word);
  if (said !== undefined && certification.tests.some(({ id }) => id === said.testId)) {
    return { bloc, test, testId: said.testId, isSure: true };
  }
  const found = bloc === '' ? undefined : findBloc(certification, bloc);
  if (bloc !== '' && found === undefined) return { bloc, test, testId: null, isSure: false };
  const within =
    found === undefined
      ? certification.tests
      : certification.tests.filter(({ blocIds }) => blocIds.includes(found.id));
  if (word === '') {
    const [only, other] = within;
    return { bloc, test, testId: other === undefined ? (only?.id ?? null) : null, isSure: true };
  }
  const named = within.filter(({ id, title }) => foldName(id) === word || foldName(title) === word);
  const begun = within.filter(({ title }) => foldName(title).startsWith(word));
  const [only, other] = named.length > 0 ? named : begun;
  const testId = other === undefined ? (only?.id ?? null) : null;
  return { bloc, test, testId, isSure: named.length === 1 };
}
