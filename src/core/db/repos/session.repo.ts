import type { JuryRules } from '../../../domain/jury/jury.types.ts';
import { instant } from '../../../domain/time/time.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { AssessmentSettings, SessionDetails } from '../../../shared/areas/preparation/sessions.ts';
import type { WritableDatabase } from '../database.ts';

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
  /** Every session, the latest day first. */
  list(): readonly (SessionRecord & SessionCounts)[];
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
  const list = db.prepare<[], ListRow>(
    `SELECT session.*,
       (SELECT count(*) FROM passage WHERE passage.session_id = session.id
          AND NOT EXISTS (SELECT 1 FROM passage_attempt WHERE previous_id = passage.id)) AS passage_count,
       (SELECT count(DISTINCT passage_id) FROM minutes WHERE minutes.session_id = session.id) AS archived_count
     FROM session ORDER BY held_on DESC, title`,
  );
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
    list: () =>
      list.all().map((row) => ({
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
