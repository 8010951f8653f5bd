import { blocIdsOfColumn, columnOfBlocIds } from './bloc-ids.ts';
import type { DecisionOutcome } from '../../../domain/assessment/assessment.types.ts';
import { instant } from '../../../domain/time/time.ts';
import type { ArchiveRow, MinutesFacts } from '../../../shared/areas/archive.ts';
import type { MinutesLink, RectificationLinks } from '../../../shared/areas/minutes.ts';
import type { MinutesStatus } from '../../../shared/areas/preparation/sessions.ts';
import type { WritableDatabase } from '../database.ts';
import { createMinutesListing, searchTextOf } from './minutes-listing.ts';
import type { MinutesOrder, MinutesQuery, SearchText } from './minutes-listing.ts';
import { createSessionListing } from './session-listing.ts';
import { foldText } from './search-text.ts';

interface MinutesRow {
  readonly id: string;
  readonly passage_id: string;
  readonly session_id: string;
  readonly number: string;
  readonly revision: number;
  readonly status: MinutesStatus;
  readonly outcome: DecisionOutcome;
  readonly held_on: string;
  readonly bloc_id: string;
  readonly test_title: string;
  readonly session_title: string;
  readonly candidate: string;
  readonly jurors: string;
  readonly pdf_sha256: string;
  readonly json_sha256: string;
  readonly content_digest: string;
  readonly archived_at: number;
}

/** Read with each row: the neighbours in a series of rectifications. */
interface LinkRow {
  readonly rectifies_id: string | null;
  readonly rectifies_number: string | null;
  readonly rectified_by_id: string | null;
  readonly rectified_by_number: string | null;
}

/** One archived minutes as the index holds it. */
export interface MinutesRecord extends Omit<MinutesFacts, keyof RectificationLinks> {
  readonly passageId: string;
  readonly sessionId: string;
  readonly revision: number;
  readonly pdfSha256: string;
  readonly jsonSha256: string;
  readonly contentDigest: string;
}

export interface MinutesFiles {
  readonly pdf: Uint8Array;
  /** Canonical JSON of a MinutesFile. */
  readonly json: string;
}

export interface PageOfMinutes {
  readonly offset: number;
  readonly limit: number;
}

export interface MinutesRepo {
  find(minutesId: string): (MinutesRecord & RectificationLinks) | null;
  /** The first of those ids that no minutes have, of tests or of sessions; null when all are known. */
  unknownAmong(minutesIds: readonly string[]): string | null;
  /** Id of the minutes of a passage that stand: the last rectification, else the first; null before archiving. */
  idOfPassage(passageId: string): string | null;
  /** Standing minutes of the tests of a candidate, in the order of their days and of their archiving. */
  ofCandidate(candidate: CandidateQuery): readonly CandidateMinutes[];
  /** Id of the minutes whose content has that digest (SHA-256, hex); null for none. */
  idOfContent(contentDigest: string): string | null;
  /** The stored files, or null when there are no such minutes. */
  files(minutesId: string): MinutesFiles | null;
  /** Number of minutes that match every condition. No text of the user can make it fail. */
  count(query: MinutesQuery): number;
  /** A page of those that match, the minutes of sessions among them. */
  page(query: MinutesQuery, order: MinutesOrder, page: PageOfMinutes): readonly ArchiveRow[];
  /** Ids of those that match, at most so many; those that `among` names alone, when it is given. */
  matchingIds(query: MinutesQuery, most: number, among?: readonly string[]): readonly string[];
  /** Text that the search index holds for these minutes; null when it holds none, or lists them as others. */
  searchText(minutesId: string): SearchText | null;
  insert(record: MinutesRecord, files: MinutesFiles): void;
}

/**
 * A candidate of a certification, whatever its version: the same names and birth date in any session, or the same names in
 * the same session unless two birth dates tell them apart.
 */
export interface CandidateQuery {
  readonly lastName: string;
  readonly firstName: string;
  /** ISO calendar date, or empty. */
  readonly birthDate: string;
  readonly certificationId: string;
  readonly sessionId: string;
}

/** Minutes of a candidate: of which test, under which number, of which day. */
export interface CandidateMinutes {
  readonly testId: string;
  readonly number: string;
  readonly date: string;
}

const OF_CANDIDATE = `SELECT p.test_id AS testId, m.number, m.held_on AS date, p.last_name AS lastName,
    p.first_name AS firstName
  FROM passage p
  JOIN session s ON s.id = p.session_id
  CROSS JOIN minutes m ON m.passage_id = p.id
  WHERE s.referentiel_id = @certificationId
    AND ((p.session_id = @sessionId AND (p.birth_date = @birthDate OR p.birth_date = '' OR @birthDate = ''))
      OR (p.birth_date = @birthDate AND @birthDate <> ''))
    AND NOT EXISTS (SELECT 1 FROM rectification r WHERE r.rectifies_id = m.id)
  ORDER BY m.held_on, m.rowid`;

const COLUMNS = `m.id, m.passage_id, m.session_id, m.number, m.revision, m.status, m.outcome, m.held_on, m.bloc_id,
  m.test_title, m.session_title, m.candidate, m.jurors, m.pdf_sha256, m.json_sha256, m.content_digest, m.archived_at,
  earlier.id AS rectifies_id, earlier.number AS rectifies_number,
  later.id AS rectified_by_id, later.number AS rectified_by_number`;

const LINKS = `LEFT JOIN rectification made ON made.minutes_id = m.id
  LEFT JOIN minutes earlier ON earlier.id = made.rectifies_id
  LEFT JOIN rectification received ON received.rectifies_id = m.id
  LEFT JOIN minutes later ON later.id = received.minutes_id`;

/** The latest day first. */
const LATEST_FIRST: MinutesOrder = { columnId: 'date', direction: 'descending' };

/** Archived minutes with their files and search text; append-only. */
export function createMinutesRepo(db: WritableDatabase): MinutesRepo {
  const find = db.prepare<[string], MinutesRow & LinkRow>(
    `SELECT ${COLUMNS} FROM minutes m ${LINKS} WHERE m.id = ?`,
  );
  const unknown = db
    .prepare<[string], string>(
      `SELECT value FROM json_each(?)
       WHERE NOT EXISTS (SELECT 1 FROM minutes WHERE id = value)
         AND NOT EXISTS (SELECT 1 FROM session_minutes WHERE id = value)
       ORDER BY key LIMIT 1`,
    )
    .pluck();
  const idOfPassage = db
    .prepare<[string], string>('SELECT id FROM minutes WHERE passage_id = ? ORDER BY revision DESC LIMIT 1')
    .pluck();
  const idOfContent = db
    .prepare<[string], string>('SELECT id FROM minutes WHERE content_digest = ? LIMIT 1')
    .pluck();
  const files = db.prepare<[string], { pdf: Uint8Array; json: string }>(
    'SELECT pdf, json FROM minutes_file WHERE minutes_id = ?',
  );
  const ofCandidate = db.prepare<
    [CandidateQuery],
    CandidateMinutes & Pick<CandidateQuery, 'lastName' | 'firstName'>
  >(OF_CANDIDATE);
  // Of format 1, which says none: French.
  const languageInFile = db
    .prepare<[string], string | null>(
      `SELECT json_extract(referentiel.content, '$.language') FROM session
       JOIN referentiel ON referentiel.id = session.referentiel_id AND referentiel.version = session.referentiel_version
       WHERE session.id = ?`,
    )
    .pluck();
  const listing = createMinutesListing(db);
  const insert = db.prepare<MinutesRow>(
    `INSERT INTO minutes (id, passage_id, session_id, number, revision, status, outcome, held_on, bloc_id, test_title,
       session_title, candidate, jurors, pdf_sha256, json_sha256, content_digest, archived_at)
     VALUES (@id, @passage_id, @session_id, @number, @revision, @status, @outcome, @held_on, @bloc_id, @test_title,
       @session_title, @candidate, @jurors, @pdf_sha256, @json_sha256, @content_digest, @archived_at)`,
  );
  const insertFiles = db.prepare<[string, Uint8Array, string]>(
    'INSERT INTO minutes_file (minutes_id, pdf, json) VALUES (?, ?, ?)',
  );
  const sessions = createSessionListing(db);

  // A session that has minutes keeps its certification.
  const languages = new Map<string, string>();
  function languageOf(sessionId: string): string {
    const language = languages.get(sessionId) ?? languageInFile.get(sessionId) ?? 'fr';
    languages.set(sessionId, language);
    return language;
  }

  function found(minutesId: string): (MinutesRecord & RectificationLinks) | null {
    const row = find.get(minutesId);
    return row === undefined ? null : toRecord(row);
  }

  return {
    find: found,
    unknownAmong: (minutesIds) => unknown.get(JSON.stringify(minutesIds)) ?? null,
    idOfPassage: (passageId) => idOfPassage.get(passageId) ?? null,
    ofCandidate: (candidate) =>
      ofCandidate
        .all(candidate)
        .filter((found) => nameKey(found) === nameKey(candidate))
        .map(({ date, number, testId }) => ({ testId, number, date })),
    idOfContent: (contentDigest) => idOfContent.get(contentDigest) ?? null,
    files: (minutesId) => files.get(minutesId) ?? null,
    count: (query) => listing.count(query),
    page: (query, order, page) =>
      listing.ids(query, order, page).flatMap((minutesId): readonly ArchiveRow[] => {
        const row = find.get(minutesId);
        const session = row === undefined ? sessions.row(minutesId) : null;
        if (row === undefined) return session === null ? [] : [session];
        return [{ kind: 'minutes', ...factsOf(row), language: languageOf(row.session_id) }];
      }),
    matchingIds: (query, most, among) => listing.ids(query, LATEST_FIRST, { offset: 0, limit: most }, among),
    searchText: (minutesId) => {
      const record = found(minutesId);
      return record === null ? null : listing.searchText({ kind: 'minutes', ...record });
    },
    insert: (record, { pdf, json }) => {
      insert.run(fromRecord(record));
      insertFiles.run(record.minutesId, pdf, json);
      listing.insert({ kind: 'minutes', ...record }, searchTextOf(record));
    },
  };
}

/** Names that differ in case, accents or spaces alone are the same names. */
function nameKey({ firstName, lastName }: Pick<CandidateQuery, 'lastName' | 'firstName'>): string {
  return [lastName, firstName].map((name) => foldText(name).trim().replace(/\s+/gu, ' ')).join('\n');
}

function factsOf(row: MinutesRow & LinkRow): MinutesFacts {
  return {
    rectifies: toLink(row.rectifies_id, row.rectifies_number),
    rectifiedBy: toLink(row.rectified_by_id, row.rectified_by_number),
    minutesId: row.id,
    number: row.number,
    candidate: row.candidate,
    sessionTitle: row.session_title,
    date: row.held_on,
    blocIds: blocIdsOfColumn(row.bloc_id),
    testTitle: row.test_title,
    status: row.status,
    outcome: row.outcome,
    jurors: JSON.parse(row.jurors) as readonly string[],
    archivedAt: instant(row.archived_at),
  };
}

function toLink(minutesId: string | null, number: string | null): MinutesLink | null {
  return minutesId === null || number === null ? null : { minutesId, number };
}

function toRecord(row: MinutesRow & LinkRow): MinutesRecord & RectificationLinks {
  return {
    ...factsOf(row),
    passageId: row.passage_id,
    sessionId: row.session_id,
    revision: row.revision,
    pdfSha256: row.pdf_sha256,
    jsonSha256: row.json_sha256,
    contentDigest: row.content_digest,
  };
}

function fromRecord(record: MinutesRecord): MinutesRow {
  return {
    id: record.minutesId,
    passage_id: record.passageId,
    session_id: record.sessionId,
    number: record.number,
    revision: record.revision,
    status: record.status,
    outcome: record.outcome,
    held_on: record.date,
    bloc_id: columnOfBlocIds(record.blocIds),
    test_title: record.testTitle,
    session_title: record.sessionTitle,
    candidate: record.candidate,
    jurors: JSON.stringify(record.jurors),
    pdf_sha256: record.pdfSha256,
    json_sha256: record.jsonSha256,
    content_digest: record.contentDigest,
    archived_at: record.archivedAt,
  };
}
