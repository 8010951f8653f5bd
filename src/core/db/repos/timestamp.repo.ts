import { instant } from '../../../domain/time/time.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { WritableDatabase } from '../database.ts';

/** What a token says. */
export interface TimestampFacts {
  /** Subject of the authority's certificate. */
  readonly authority: string;
  /** Instant that the authority states. */
  readonly at: Instant;
  /** Object identifier. */
  readonly policy: string;
  /** Hex. */
  readonly serial: string;
  readonly tokenSha256: string;
  /** Authority's time minus this machine's, in ms. */
  readonly offsetMs: number;
}

/** Bytes that a timestamp added after an archived document. */
export interface TimestampIncrement extends TimestampFacts {
  readonly bytes: Uint8Array;
  /** SHA-256 (hex) of the bytes. */
  readonly sha256: string;
  readonly addedAt: Instant;
}

/** Minutes that wait for a timestamp. */
export interface TimestampJob {
  readonly minutesId: string;
  readonly queuedAt: Instant;
  readonly attempts: number;
  readonly lastAttemptAt: Instant | null;
  readonly nextAttemptAt: Instant;
  /** Code of the last failure; null before the first. */
  readonly failure: string | null;
  /** What the authority said; '' when nothing. */
  readonly said: string;
}

export interface TimestampRepo {
  /** Increments of archived minutes, in order. */
  increments(minutesId: string): readonly TimestampIncrement[];
  append(minutesId: string, increment: TimestampIncrement): void;
  job(minutesId: string): TimestampJob | null;
  /** Every job, the oldest first. */
  jobs(): readonly TimestampJob[];
  /** Adds a job; one that is there already stays as it is. */
  queue(minutesId: string, at: Instant): void;
  /** Records a failed attempt. */
  postpone(job: TimestampJob): void;
  finish(minutesId: string): void;
  /** Forgets every job. */
  clear(): void;
  /** Whether the document has a seal, and so a field kept for a timestamp. */
  isStampable(minutesId: string): boolean;
  /** Minutes sealed at that instant or later that have neither a timestamp nor a job, the oldest first. */
  unstamped(since: Instant): readonly string[];
}

interface IncrementRow {
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly authority: string;
  readonly stamped_at: number;
  readonly policy: string;
  readonly serial: string;
  readonly token_sha256: string;
  readonly offset_ms: number;
  readonly added_at: number;
}

interface JobRow {
  readonly minutes_id: string;
  readonly queued_at: number;
  readonly attempts: number;
  readonly last_attempt_at: number | null;
  readonly next_attempt_at: number;
  readonly failure: string | null;
  readonly said: string;
}

/** Where the documents of one kind stand, and what is kept beside them. */
interface Tables {
  readonly documents: 'minutes' | 'session_minutes';
  readonly increments: string;
  readonly jobs: string;
  /** Column of both that names the document. */
  readonly key: string;
  /** Whether a document `m` is sealed: those of before seals kept no field for a timestamp. */
  readonly isSealed: string;
}

const OF_TESTS: Tables = {
  documents: 'minutes',
  increments: 'minutes_increment',
  jobs: 'timestamp_job',
  key: 'minutes_id',
  isSealed: `EXISTS (SELECT 1 FROM document_part p
    WHERE p.passage_id = m.passage_id AND p.revision = m.revision AND p.kind = 'seal')`,
};
const OF_SESSIONS: Tables = {
  documents: 'session_minutes',
  increments: 'session_minutes_increment',
  jobs: 'session_timestamp_job',
  key: 'session_minutes_id',
  isSealed: `EXISTS (SELECT 1 FROM session_document_part p
    WHERE p.session_id = m.session_id AND p.revision = m.revision AND p.kind = 'seal')`,
};

type KindRepo = Omit<TimestampRepo, 'jobs' | 'unstamped'> & {
  /** Whether there is a document of that id. */
  has(id: string): boolean;
  unstamped(since: Instant): readonly { readonly id: string; readonly archivedAt: number }[];
};

/** Timestamps of archived minutes (append-only), of tests and of sessions, and the one queue of those to come. */
export function createTimestampRepo(db: WritableDatabase): TimestampRepo {
  const tests = createKindRepo(db, OF_TESTS);
  const sessions = createKindRepo(db, OF_SESSIONS);
  const of = (minutesId: string) => (sessions.has(minutesId) ? sessions : tests);
  const jobs = db.prepare<[], JobRow>(
    `SELECT ${jobColumns(OF_TESTS)} FROM ${OF_TESTS.jobs}
     UNION ALL SELECT ${jobColumns(OF_SESSIONS)} FROM ${OF_SESSIONS.jobs} ORDER BY queued_at, minutes_id`,
  );
  return {
    increments: (minutesId) => of(minutesId).increments(minutesId),
    append: (minutesId, increment) => {
      of(minutesId).append(minutesId, increment);
    },
    job: (minutesId) => of(minutesId).job(minutesId),
    jobs: () => jobs.all().map(toJob),
    queue: (minutesId, at) => {
      of(minutesId).queue(minutesId, at);
    },
    postpone: (job) => {
      of(job.minutesId).postpone(job);
    },
    finish: (minutesId) => {
      of(minutesId).finish(minutesId);
    },
    clear: () => {
      tests.clear();
      sessions.clear();
    },
    isStampable: (minutesId) => of(minutesId).isStampable(minutesId),
    unstamped: (since) =>
      [...tests.unstamped(since), ...sessions.unstamped(since)]
        .toSorted((one, other) => one.archivedAt - other.archivedAt || (one.id < other.id ? -1 : 1))
        .map(({ id }) => id),
  };
}

const jobColumns = ({ key }: Tables): string =>
  `${key} AS minutes_id, queued_at, attempts, last_attempt_at, next_attempt_at, failure, said`;

function createKindRepo(db: WritableDatabase, tables: Tables): KindRepo {
  const { documents, increments: table, isSealed, jobs: queueTable, key } = tables;
  const has = db.prepare<[string], number>(`SELECT 1 FROM ${documents} WHERE id = ?`).pluck();
  const increments = db.prepare<[string], IncrementRow>(
    `SELECT bytes, sha256, authority, stamped_at, policy, serial, token_sha256, offset_ms, added_at
     FROM ${table} WHERE ${key} = ? ORDER BY position`,
  );
  const append = db.prepare<IncrementRow & { readonly minutesId: string }>(
    `INSERT INTO ${table} (${key}, position, kind, bytes, sha256, authority, stamped_at, policy, serial,
       token_sha256, offset_ms, added_at)
     SELECT @minutesId, count(*) + 1, 'timestamp', @bytes, @sha256, @authority, @stamped_at, @policy, @serial,
       @token_sha256, @offset_ms, @added_at
     FROM ${table} WHERE ${key} = @minutesId`,
  );
  const job = db.prepare<[string], JobRow>(
    `SELECT ${jobColumns(tables)} FROM ${queueTable} WHERE ${key} = ?`,
  );
  const queue = db.prepare<[string, number, number]>(
    `INSERT INTO ${queueTable} (${key}, queued_at, attempts, last_attempt_at, next_attempt_at, failure, said)
     VALUES (?, ?, 0, NULL, ?, NULL, '') ON CONFLICT DO NOTHING`,
  );
  const postpone = db.prepare<JobRow>(
    `UPDATE ${queueTable} SET attempts = @attempts, last_attempt_at = @last_attempt_at,
       next_attempt_at = @next_attempt_at, failure = @failure, said = @said
     WHERE ${key} = @minutes_id`,
  );
  const finish = db.prepare<[string]>(`DELETE FROM ${queueTable} WHERE ${key} = ?`);
  const clear = db.prepare(`DELETE FROM ${queueTable}`);
  const isStampable = db
    .prepare<[string], number>(`SELECT 1 FROM ${documents} m WHERE m.id = ? AND ${isSealed}`)
    .pluck();
  const unstamped = db.prepare<[number], { readonly id: string; readonly archivedAt: number }>(
    `SELECT m.id, m.archived_at AS archivedAt FROM ${documents} m
     WHERE m.archived_at >= ? AND ${isSealed}
       AND NOT EXISTS (SELECT 1 FROM ${table} i WHERE i.${key} = m.id)
       AND NOT EXISTS (SELECT 1 FROM ${queueTable} j WHERE j.${key} = m.id)
     ORDER BY m.archived_at, m.id`,
  );
  return {
    has: (id) => has.get(id) !== undefined,
    increments: (minutesId) => increments.all(minutesId).map(toIncrement),
    append: (minutesId, increment) => {
      append.run({ minutesId, ...fromIncrement(increment) });
    },
    job: (minutesId) => {
      const row = job.get(minutesId);
      return row === undefined ? null : toJob(row);
    },
    queue: (minutesId, at) => {
      queue.run(minutesId, at, at);
    },
    postpone: ({ attempts, failure, lastAttemptAt, minutesId, nextAttemptAt, queuedAt, said }) => {
      postpone.run({
        minutes_id: minutesId,
        queued_at: queuedAt,
        attempts,
        last_attempt_at: lastAttemptAt,
        next_attempt_at: nextAttemptAt,
        failure,
        said,
      });
    },
    finish: (minutesId) => {
      finish.run(minutesId);
    },
    clear: () => {
      clear.run();
    },
    isStampable: (minutesId) => isStampable.get(minutesId) !== undefined,
    unstamped: (since) => unstamped.all(since),
  };
}

function toIncrement(row: IncrementRow): TimestampIncrement {
  return {
    bytes: new Uint8Array(row.bytes),
    sha256: row.sha256,
    authority: row.authority,
    at: instant(row.stamped_at),
    policy: row.policy,
    serial: row.serial,
    tokenSha256: row.token_sha256,
    offsetMs: row.offset_ms,
    addedAt: instant(row.added_at),
  };
}

function fromIncrement(increment: TimestampIncrement): IncrementRow {
  return {
    bytes: increment.bytes,
    sha256: increment.sha256,
    authority: increment.authority,
    stamped_at: increment.at,
    policy: increment.policy,
    serial: increment.serial,
    token_sha256: increment.tokenSha256,
    offset_ms: increment.offsetMs,
    added_at: increment.addedAt,
  };
}

function toJob(row: JobRow): TimestampJob {
  return {
    minutesId: row.minutes_id,
    queuedAt: instant(row.queued_at),
    attempts: row.attempts,
    lastAttemptAt: row.last_attempt_at === null ? null : instant(row.last_attempt_at),
    nextAttemptAt: instant(row.next_attempt_at),
    failure: row.failure,
    said: row.said,
  };
}
