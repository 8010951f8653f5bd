/** By what archived minutes are listed: one narrow row each, derived from theirs, and pages of it read in SQL. */
import { blocIdsOfColumn, columnOfBlocIds } from './bloc-ids.ts';
import type { DecisionOutcome } from '../../../domain/assessment/assessment.types.ts';
import type { Connection } from '../record-tables.ts';
import { foldText, prefixQuery } from './search-text.ts';

/** Minutes of a test, or of a session. */
export type ListedKind = 'minutes' | 'session-minutes';

/** What minutes are listed by. */
export interface ListedMinutes {
  readonly kind: ListedKind;
  readonly minutesId: string;
  readonly sessionId: string;
  readonly number: string;
  readonly date: string;
  readonly blocIds: readonly string[];
  readonly testTitle: string;
  readonly sessionTitle: string;
  /** The first of several. */
  readonly candidate: string;
  /** Null for the minutes of a session. */
  readonly outcome: DecisionOutcome | null;
}

/** Folded text that the search compares with. */
export interface SearchText {
  readonly candidate: string;
  readonly jurors: string;
  readonly session_title: string;
  readonly number: string;
}

export interface MinutesQuery {
  readonly text: string;
  readonly kind?: ListedKind;
  readonly sessionId?: string;
  /** Id of the référentiel of their session, whatever its version. */
  readonly certificationId?: string;
  readonly blocId?: string;
  readonly outcome?: DecisionOutcome;
  /** ISO calendar dates, both included. */
  readonly from?: string;
  readonly to?: string;
}

export interface MinutesOrder {
  readonly columnId: 'number' | 'date' | 'candidate' | 'test' | 'session';
  readonly direction: 'ascending' | 'descending';
}

export interface MinutesListing {
  /** Text that the search index holds for these minutes; null when it holds none, or lists them as others. */
  searchText(minutes: ListedMinutes): SearchText | null;
  /** Lists minutes, to be found by that text; the caller owns the transaction. */
  insert(minutes: ListedMinutes, text: SearchText): void;
  /** Number of minutes that match every condition. No text of the user can make it fail. */
  count(query: MinutesQuery): number;
  /** Ids of a page of them in that order; those that `among` names alone, when it names some. */
  ids(
    query: MinutesQuery,
    order: MinutesOrder,
    page: { readonly offset: number; readonly limit: number },
    among?: readonly string[],
  ): readonly string[];
}

interface ListingRow {
  readonly minutes_id: string;
  readonly session_id: string;
  readonly bloc_id: string;
  readonly outcome: string;
  readonly held_on: string;
  readonly number_key: string;
  readonly candidate_key: string;
  readonly test_key: string;
  readonly session_key: string;
  readonly kind: string;
}

/** What each column sorts by, the last one settling what the others leave even. */
const KEYS: Readonly<Record<MinutesOrder['columnId'], readonly string[]>> = {
  number: ['number_key', 'place'],
  date: ['held_on', 'number_key'],
  candidate: ['candidate_key', 'place'],
  test: ['test_key', 'place'],
  session: ['session_key', 'place'],
};

/** A condition that names its value lets SQLite see that the index of those alone serves. */
const OF_KIND: Readonly<Record<ListedKind, string>> = {
  minutes: "listed.kind = 'minutes'",
  'session-minutes': "listed.kind = 'session-minutes'",
};

const CONDITIONS: Readonly<Record<Exclude<keyof MinutesQuery, 'text' | 'kind'>, string>> = {
  sessionId: 'listed.session_id = @sessionId',
  certificationId: 'listed.session_id IN (SELECT id FROM session WHERE referentiel_id = @certificationId)',
  // A test of the certification as a whole bears on each of its blocs.
  blocId: "(listed.bloc_id = '' OR instr(' ' || listed.bloc_id || ' ', ' ' || @blocId || ' ') > 0)",
  outcome: 'listed.outcome = @outcome',
  from: 'listed.held_on >= @from',
  to: 'listed.held_on <= @to',
};

/** Columns of the listing as it was made, of the minutes of tests alone. */
const FIRST_COLUMNS = [
  ...['place', 'minutes_id', 'session_id', 'bloc_id', 'outcome', 'held_on'],
  ...['number_key', 'candidate_key', 'test_key', 'session_key'],
];
const insertInto = (columns: readonly string[]) =>
  `INSERT INTO minutes_listing (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')})`;
const INSERT = insertInto([...FIRST_COLUMNS, 'kind']);

/** More minutes than that are sooner walked in their order than found and sorted. */
const FEW = 500;
/** Searches of which the number found is remembered. */
const MOST_COUNTS = 100;
const JOINED = 'minutes_search AS words CROSS JOIN minutes_listing AS listed ON listed.place = words.rowid';
/** The sign keeps the order of the listing from being left for that of the words. */
const WALKED = '+listed.place IN (SELECT rowid FROM minutes_search WHERE minutes_search MATCH @match)';

const PADDED_DIGITS = 9;

/** The listing over one connection. */
export function createMinutesListing(db: Pick<Connection, 'prepare'>): MinutesListing {
  const standing = db.prepare<[string], ListingRow & { readonly place: number }>(
    'SELECT * FROM minutes_listing WHERE minutes_id = ?',
  );
  const insert = db.prepare<ListingRow & { readonly place: number | null }>(INSERT);
  const insertSearch = db.prepare<SearchText & { readonly minutesId: string; readonly place: number }>(
    `INSERT INTO minutes_search (rowid, minutes_id, candidate, jurors, session_title, number)
     VALUES (@place, @minutesId, @candidate, @jurors, @session_title, @number)`,
  );
  const searchText = db.prepare<[number, string], SearchText>(
    'SELECT candidate, jurors, session_title, number FROM minutes_search WHERE rowid = ? AND minutes_id = ?',
  );
  const statements = new Map<string, ReturnType<typeof db.prepare<Record<string, unknown>>>>();

  function prepared(sql: string) {
    const known = statements.get(sql) ?? db.prepare<Record<string, unknown>>(sql).pluck();
    statements.set(sql, known);
    return known;
  }

  const listed = db.prepare<[], number>('SELECT count(*) FROM minutes_listing').pluck();
  const found = db
    .prepare<[string], number>('SELECT count(*) FROM minutes_search WHERE minutes_search MATCH ?')
    .pluck();
  /** By words; a page, the number of all and the pages after it ask for the same, of an archive that only grows. */
  const foundCounts = new Map<string, number>();
  let foundAmong = 0;

  function countOf(match: string, listedCount: number): number {
    if (foundAmong !== listedCount || foundCounts.size >= MOST_COUNTS) foundCounts.clear();
    foundAmong = listedCount;
    const count = foundCounts.get(match) ?? found.get(match) ?? 0;
    foundCounts.set(match, count);
    return count;
  }

  /**
   * The words first, where they leave few. Words that many minutes hold are looked up instead, while the listing is walked in
   * its order; those that each of them holds (a first letter) leave nothing out.
   */
  function asked({ kind, text, ...conditions }: MinutesQuery, among: readonly string[] | null) {
    const match = prefixQuery(text);
    const listedCount = listed.get() ?? 0;
    const foundCount = match === null ? null : countOf(match, listedCount);
    const isEach = foundCount === listedCount;
    const isJoined = foundCount !== null && foundCount <= FEW;
    const where = [
      ...(foundCount === null || isEach ? [] : [isJoined ? 'minutes_search MATCH @match' : WALKED]),
      ...(among === null ? [] : ['listed.minutes_id IN (SELECT value FROM json_each(@among))']),
      ...(kind === undefined ? [] : [OF_KIND[kind]]),
      ...(Object.keys(conditions) as (keyof typeof conditions)[]).map((name) => CONDITIONS[name]),
    ];
    const from = isJoined && !isEach ? JOINED : 'minutes_listing AS listed';
    return {
      sql: `FROM ${from} WHERE ${where.join(' AND ') || 'true'}`,
      count: kind === undefined && Object.keys(conditions).length === 0 ? (foundCount ?? listedCount) : null,
      parameters: {
        ...conditions,
        ...(match === null || isEach ? {} : { match }),
        ...(among === null ? {} : { among: JSON.stringify(among) }),
      },
    };
  }

  /** Null when they are not listed, or not as they are. */
  function placeOf(minutes: ListedMinutes): number | null {
    const found = standing.get(minutes.minutesId);
    if (found === undefined) return null;
    const expected = Object.entries(listingRow(minutes));
    const isTrue = expected.every(([column, value]) => found[column as keyof ListingRow] === value);
    return isTrue ? found.place : null;
  }

  return {
    searchText: (minutes) => {
      const place = placeOf(minutes);
      return place === null ? null : (searchText.get(place, minutes.minutesId) ?? null);
    },
    insert: (minutes, text) => {
      const place = Number(insert.run({ ...listingRow(minutes), place: null }).lastInsertRowid);
      insertSearch.run({ place, minutesId: minutes.minutesId, ...text });
    },
    count: (query) => {
      const { count, parameters, sql } = asked(query, null);
      return count ?? Number(prepared(`SELECT count(*) ${sql}`).get(parameters));
    },
    ids: (query, { columnId, direction }, { limit, offset }, among) => {
      const { parameters, sql } = asked(query, among ?? null);
      const way = direction === 'ascending' ? 'ASC' : 'DESC';
      const order = KEYS[columnId].map((key) => `listed.${key} ${way}`).join(', ');
      return prepared(`SELECT listed.minutes_id ${sql} ORDER BY ${order} LIMIT @limit OFFSET @offset`).all({
        ...parameters,
        limit,
        offset,
      }) as string[];
    },
  };
}

/** Lists what was archived before there was a listing, each at the row that the search index has for it. */
export function fillListing(db: Pick<Connection, 'prepare'>): void {
  const insert = db.prepare<ListingRow & { readonly place: number | null }>(insertInto(FIRST_COLUMNS));
  const archived = db
    .prepare<
      [],
      Omit<ListedMinutes, 'blocIds' | 'kind'> & { readonly blocs: string; readonly place: number | null }
    >(
      `SELECT m.id AS minutesId, m.session_id AS sessionId, m.number, m.held_on AS date, m.bloc_id AS blocs,
         m.test_title AS testTitle, m.session_title AS sessionTitle, m.candidate, m.outcome, min(s.rowid) AS place
       FROM minutes m LEFT JOIN minutes_search s ON s.minutes_id = m.id
       GROUP BY m.id ORDER BY place IS NULL, place, m.rowid`,
    )
    .all();
  for (const { blocs, place, ...minutes } of archived) {
    const row = listingRow({ kind: 'minutes', ...minutes, blocIds: blocIdsOfColumn(blocs) });
    insert.run({ ...row, place });
  }
}

function listingRow(minutes: ListedMinutes): ListingRow {
  const { blocIds, candidate, date, minutesId, number, outcome, sessionId, sessionTitle, testTitle } =
    minutes;
  return {
    kind: minutes.kind,
    minutes_id: minutesId,
    session_id: sessionId,
    bloc_id: columnOfBlocIds(blocIds),
    outcome: outcome ?? '',
    held_on: date,
    number_key: sortKey(number),
    candidate_key: sortKey(candidate),
    test_key: sortKey(`${columnOfBlocIds(blocIds)} ${testTitle}`),
    session_key: sortKey(sessionTitle),
  };
}

/** Text under which minutes are found. */
export function searchTextOf(found: {
  readonly candidate: string;
  readonly jurors: readonly string[];
  readonly sessionTitle: string;
  readonly number: string;
}): SearchText {
  return {
    candidate: foldText(found.candidate),
    jurors: foldText(found.jurors.join('\n')),
    session_title: foldText(found.sessionTitle),
    number: foldText(found.number),
  };
}

/** Text that sorts whatever its case and accents, and its numbers as numbers. */
function sortKey(text: string): string {
  return foldText(text).replaceAll(/\d+/g, (digits) => digits.padStart(PADDED_DIGITS, '0'));
}
