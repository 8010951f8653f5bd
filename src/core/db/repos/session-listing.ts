/** The minutes of sessions among those that the archive lists. */
import { instant } from '../../../domain/time/time.ts';
import type { ListedSession } from '../../../shared/areas/archive.ts';
import type { MinutesStatus } from '../../../shared/areas/preparation/sessions.ts';
import type { Connection } from '../record-tables.ts';
import { createMinutesListing, searchTextOf } from './minutes-listing.ts';
import type { ListedMinutes, SearchText } from './minutes-listing.ts';

/** What the minutes of a session are listed by. */
export interface SessionFacts {
  readonly id: string;
  readonly sessionId: string;
  readonly number: string;
  readonly heldOn: string;
  readonly sessionTitle: string;
  readonly certificationTitle: string;
  readonly candidates: readonly string[];
  readonly jurors: readonly string[];
}

export interface SessionListing {
  /** Null when the search index holds no text for them, or lists them as others. */
  searchText(session: SessionFacts): SearchText | null;
  insert(session: SessionFacts): void;
  /** As a row of the archive; null when there are none of that id. */
  row(id: string): ListedSession | null;
}

interface Row {
  readonly number: string;
  readonly kind: ListedSession['documentKind'];
  readonly status: MinutesStatus;
  readonly held_on: string;
  readonly session_title: string;
  readonly certification_title: string;
  readonly candidates: string;
  readonly jurors: string;
  readonly archived_at: number;
  readonly rectifies_id: string | null;
  readonly rectifies_number: string | null;
  readonly rectified_by_id: string | null;
  readonly rectified_by_number: string | null;
}

const ROW = `SELECT m.number, m.kind, m.status, m.held_on, m.session_title, m.certification_title, m.candidates, m.jurors,
    m.archived_at, earlier.id AS rectifies_id, earlier.number AS rectifies_number,
    later.id AS rectified_by_id, later.number AS rectified_by_number
  FROM session_minutes m
  LEFT JOIN session_rectification made ON made.session_minutes_id = m.id
  LEFT JOIN session_minutes earlier ON earlier.id = made.rectifies_id
  LEFT JOIN session_rectification received ON received.rectifies_id = m.id
  LEFT JOIN session_minutes later ON later.id = received.session_minutes_id
  WHERE m.id = ?`;

/** The listing of sessions over one connection. */
export function createSessionListing(db: Pick<Connection, 'prepare'>): SessionListing {
  const listing = createMinutesListing(db);
  const found = db.prepare<[string], Row>(ROW);
  return {
    searchText: (session) => listing.searchText(listedAs(session)),
    insert: (session) => {
      listing.insert(listedAs(session), textOf(session));
    },
    row: (id) => {
      const row = found.get(id);
      return row === undefined ? null : toRow(id, row);
    },
  };
}

/** Text under which the minutes of a session are found. */
export function textOf({ candidates, jurors, number, sessionTitle }: SessionFacts): SearchText {
  return searchTextOf({ candidate: candidates.join('\n'), jurors, number, sessionTitle });
}

/** Lists the minutes of sessions that were archived before the archive listed any. */
export function fillSessionListing(db: Pick<Connection, 'prepare'>): void {
  const listing = createSessionListing(db);
  const archived = db
    .prepare<
      [],
      Omit<SessionFacts, 'candidates' | 'jurors'> & { readonly candidates: string; readonly jurors: string }
    >(
      `SELECT id, session_id AS sessionId, number, held_on AS heldOn, session_title AS sessionTitle,
         certification_title AS certificationTitle, candidates, jurors
       FROM session_minutes ORDER BY rowid`,
    )
    .all();
  for (const { candidates, jurors, ...session } of archived)
    listing.insert({ ...session, candidates: namesOf(candidates), jurors: namesOf(jurors) });
}

/** Decisions on blocs are none on a test: no outcome, and whatever bloc is asked for. */
function listedAs({
  certificationTitle,
  candidates,
  heldOn,
  id,
  number,
  sessionId,
  sessionTitle,
}: SessionFacts) {
  return {
    kind: 'session-minutes',
    minutesId: id,
    ...{ sessionId, number, sessionTitle },
    date: heldOn,
    blocIds: [],
    testTitle: certificationTitle,
    candidate: candidates[0] ?? '',
    outcome: null,
  } satisfies ListedMinutes;
}

function toRow(minutesId: string, row: Row): ListedSession {
  const linkOf = (id: string | null, number: string | null) =>
    id === null || number === null ? null : { minutesId: id, number };
  return {
    kind: 'session-minutes',
    minutesId,
    number: row.number,
    documentKind: row.kind,
    status: row.status,
    date: row.held_on,
    sessionTitle: row.session_title,
    certificationTitle: row.certification_title,
    candidates: namesOf(row.candidates),
    jurors: namesOf(row.jurors),
    archivedAt: instant(row.archived_at),
    rectifies: linkOf(row.rectifies_id, row.rectifies_number),
    rectifiedBy: linkOf(row.rectified_by_id, row.rectified_by_number),
  };
}

function namesOf(column: string): readonly string[] {
  return JSON.parse(column) as readonly string[];
}
