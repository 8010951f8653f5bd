import type { JuryRules } from '../../../domain/jury/jury.types.ts';
import { instant } from '../../../domain/time/time.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { AssessmentSettings, SessionDetails } from '../../../shared/areas/preparation/sessions.ts';
import type { WritableDatabase } from '../database.ts';
import type { ListPart } from './list-part.ts';

/** The column of each detail of a session, which is stored as it is. */
const DETAIL_COLUMNS = {
  title: 'title',
  date: 'held_on',
  place: 'place',
  status: 'status',
} as const satisfies Record<keyof SessionDetails, string>;

type DetailsRow = {
  readonly [Field in keyof SessionDetails as (typeof DETAIL_COLUMNS)[Field]]: SessionDetails[Field];
};

export interface SessionRecord extends SessionDetails {
  readonly id: string;
  readonly isSample: boolean;
  readonly referentielId: string;
  readonly referentielVersion: string;
  readonly blocIds: readonly string[];
  readonly rules: JuryRules;
  readonly settings: AssessmentSettings;
  readonly createdAt: Instant;
}

export interface SessionCounts {
  readonly passageCount: number;
  readonly archivedCount: number;
}

/** Where sessions lie around a day, an ISO calendar date; null is anywhere. */
export type SessionDays = { readonly today: string; readonly are: 'today' | 'upcoming' | 'past' } | null;

interface SessionRow extends DetailsRow {
  readonly id: string;
  readonly is_sample: number;
  readonly referentiel_id: string;
  readonly referentiel_version: string;
  readonly bloc_ids: string;
  readonly rules: string;
  readonly settings: string;
  readonly created_at: number;
}

interface ListRow extends SessionRow {
  readonly passage_count: number;
  readonly archived_count: number;
}

export interface SessionRepo {
  get(sessionId: string): SessionRecord | null;
  /** How many sessions lie there. */
  count(days: SessionDays): number;
  /** Some of them: the nearest day first of those to come, the latest first of all others. */
  page(days: SessionDays, part: ListPart): readonly (SessionRecord & SessionCounts)[];
  /** Number of sample sessions made so far. */
  countSamples(): number;
  insert(session: SessionRecord): void;
  /** Replaces everything but the id, the sample flag and the moment of creation. */
  update(session: SessionRecord): void;
}

/** Sessions: one day of one certification before one jury. */
export function createSessionRepo(db: WritableDatabase): SessionRepo {
  const columns = Object.values(DETAIL_COLUMNS);
  const get = db.prepare<[string], SessionRow>('SELECT * FROM session WHERE id = ?');
  const pages = new Map(Object.entries(LYING).map(([are, { order, where }]) => [are, pageOf(where, order)]));

  function pageOf(where: string, order: string) {
    return {
      count: db
        .prepare<{ today: string }, number>(
          `SELECT count(*) FROM session WHERE @today IS NOT NULL AND ${where}`,
        )
        .pluck(),
      // What is counted of a session is counted of those of the page alone.
      rows: db.prepare<{ today: string; limit: number; offset: number }, ListRow>(
        `SELECT session.*,
           (SELECT count(*) FROM passage WHERE passage.session_id = session.id
              AND NOT EXISTS (SELECT 1 FROM passage_attempt WHERE previous_id = passage.id)) AS passage_count,
           (SELECT count(DISTINCT passage_id) FROM minutes WHERE minutes.session_id = session.id) AS archived_count
         FROM session WHERE id IN (
           SELECT id FROM session WHERE @today IS NOT NULL AND ${where} ORDER BY ${order} LIMIT @limit OFFSET @offset)
         ORDER BY ${order}`,
      ),
    };
  }

  function pagesOf(days: SessionDays) {
    const found = pages.get(days?.are ?? 'anywhere');
    if (found === undefined) throw new RangeError('no such days');
    return found;
  }

  const countSamples = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM session WHERE is_sample = 1');
  const insert = db.prepare<[SessionRow]>(
    `INSERT INTO session (id, ${columns.join(', ')}, is_sample, referentiel_id, referentiel_version,
       bloc_ids, rules, settings, created_at)
     VALUES (@id, ${columns.map((name) => `@${name}`).join(', ')}, @is_sample, @referentiel_id, @referentiel_version,
       @bloc_ids, @rules, @settings, @created_at)`,
  );
  const update = db.prepare<[SessionRow]>(
    `UPDATE session SET ${columns.map((name) => `${name} = @${name}`).join(', ')},
       referentiel_id = @referentiel_id, referentiel_version = @referentiel_version,
       bloc_ids = @bloc_ids, rules = @rules, settings = @settings
     WHERE id = @id`,
  );
  return {
    get: (sessionId) => {
      const row = get.get(sessionId);
      return row === undefined ? null : toRecord(row);
    },
    count: (days) => pagesOf(days).count.get({ today: days?.today ?? '' }) ?? 0,
    page: (days, part) =>
      pagesOf(days)
        .rows.all({ ...part, today: days?.today ?? '' })
        .map((row) => ({
          ...toRecord(row),
          passageCount: row.passage_count,
          archivedCount: row.archived_count,
        })),
    countSamples: () => countSamples.get()?.n ?? 0,
    insert: (session) => {
      insert.run(toRow(session));
    },
    update: (session) => {
      update.run(toRow(session));
    },
  };
}

/** By which condition and in which order sessions are found; the id settles what day and title leave even. */
const LYING = {
  anywhere: { where: 'true', order: 'held_on DESC, title, id' },
  today: { where: 'held_on = @today', order: 'title, id' },
  upcoming: { where: 'held_on > @today', order: 'held_on, title, id' },
  past: { where: 'held_on < @today', order: 'held_on DESC, title DESC, id' },
} as const satisfies Record<NonNullable<SessionDays>['are'] | 'anywhere', object>;

const DETAILS = Object.entries(DETAIL_COLUMNS) as readonly [keyof SessionDetails, keyof DetailsRow][];

function detailsOfRow(row: DetailsRow): SessionDetails {
  return Object.fromEntries(DETAILS.map(([field, column]) => [field, row[column]])) as SessionDetails;
}

function rowOfDetails(details: SessionDetails): DetailsRow {
  return Object.fromEntries(DETAILS.map(([field, column]) => [column, details[field]])) as DetailsRow;
}

function toRecord(row: SessionRow): SessionRecord {
  return {
    ...detailsOfRow(row),
    id: row.id,
    isSample: row.is_sample === 1,
    referentielId: row.referentiel_id,
    referentielVersion: row.referentiel_version,
    blocIds: JSON.parse(row.bloc_ids) as string[],
    rules: JSON.parse(row.rules) as JuryRules,
    settings: JSON.parse(row.settings) as AssessmentSettings,
    createdAt: instant(row.created_at),
  };
}

function toRow(session: SessionRecord): SessionRow {
  return {
    ...rowOfDetails(session),
    id: session.id,
    is_sample: session.isSample ? 1 : 0,
    referentiel_id: session.referentielId,
    referentiel_version: session.referentielVersion,
    bloc_ids: JSON.stringify(session.blocIds),
    rules: JSON.stringify(session.rules),
    settings: JSON.stringify(session.settings),
    created_at: session.createdAt,
  };
}
