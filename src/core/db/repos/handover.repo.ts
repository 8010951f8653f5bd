import { instant } from '../../../domain/time/time.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { WritableDatabase } from '../database.ts';

/** Passages of a session that were handed out together. */
export interface Handover {
  readonly id: string;
  readonly sessionId: string;
  readonly recipient: string;
  /** SHA-256 (hex) of the file. */
  readonly fileSha256: string;
  /** AES-256: what comes back is sealed with it. */
  readonly returnKey: Uint8Array;
  readonly handedAt: Instant;
}

/** That what had not come back is this laptop's again. */
export interface HandoverEnd {
  readonly reason: string;
  readonly endedAt: Instant;
}

/** Sealed minutes of a passage that came back. */
export interface HandoverReturn {
  readonly passageId: string;
  readonly foreignId: string;
  readonly returnedAt: Instant;
}

/** Minutes that came back, and of what. */
export interface ListedReturn {
  readonly foreignId: string;
  readonly sessionId: string;
  readonly sessionTitle: string;
  readonly recipient: string;
  readonly returnedAt: Instant;
}

/** A session that another laptop handed out, as it is one of here. */
export interface ReceivedHandover {
  /** As the laptop that handed it out calls it. */
  readonly handoverId: string;
  readonly sessionId: string;
  /** Code of that installation. */
  readonly origin: string;
  readonly fileSha256: string;
  readonly returnKey: Uint8Array;
  readonly receivedAt: Instant;
}

/** What something is called there and here. */
export interface HandoverName {
  readonly kind: 'passage' | 'person';
  readonly originId: string;
  readonly localId: string;
}

/** Where a passage is that is away. */
export interface Away {
  readonly recipient: string;
  /** Number of the last minutes that came back of it; null until some do. */
  readonly number: string | null;
}

export interface HandoverRepo {
  get(handoverId: string): Handover | null;
  /** Those of a session, in the order in which they were handed out. */
  ofSession(sessionId: string): readonly Handover[];
  passageIds(handoverId: string): readonly string[];
  /** How it ended; null while it stands. */
  endOf(handoverId: string): HandoverEnd | null;
  /** What came back of it, in no order. */
  returns(handoverId: string): readonly HandoverReturn[];
  /** Minutes that came back, of all sessions, the last to come first. */
  allReturns(page: { readonly offset: number; readonly limit: number }): readonly ListedReturn[];
  returnCount(): number;
  /** Whether another laptop has that passage, or held it: nothing of it happens here. */
  isAway(passageId: string): boolean;
  /** Where the passages of a session are that are away, by passage. */
  awayIn(sessionId: string): ReadonlyMap<string, Away>;
  /** Whether any passage of the session is away. */
  isAnyAway(sessionId: string): boolean;
  insert(handover: Handover, passageIds: readonly string[]): void;
  end(handoverId: string, end: HandoverEnd): void;
  /** Nothing where those minutes came back already. */
  bringBack(handoverId: string, back: HandoverReturn): void;
  received(handoverId: string): ReceivedHandover | null;
  /** What the session was received as; null for one of here. */
  receivedAs(sessionId: string): ReceivedHandover | null;
  names(handoverId: string): readonly HandoverName[];
  /** Persons of here who came under that name from anywhere, the last one received last. */
  personsCalled(originId: string): readonly string[];
  receive(received: ReceivedHandover, names: readonly HandoverName[]): void;
}

interface HandoverRow {
  readonly id: string;
  readonly session_id: string;
  readonly recipient: string;
  readonly file_sha256: string;
  readonly return_key: Uint8Array;
  readonly handed_at: number;
}

interface ReceivedRow {
  readonly handover_id: string;
  readonly session_id: string;
  readonly origin: string;
  readonly file_sha256: string;
  readonly return_key: Uint8Array;
  readonly received_at: number;
}

/** Of a row `given` of handover_passage. */
export const IS_AWAY = `(NOT EXISTS (SELECT 1 FROM handover_end WHERE handover_id = given.handover_id)
  OR EXISTS (SELECT 1 FROM handover_return WHERE passage_id = given.passage_id))`;

/** What was handed out and received over one connection; append-only. */
export function createHandoverRepo(db: WritableDatabase): HandoverRepo {
  const get = db.prepare<[string], HandoverRow>('SELECT * FROM handover WHERE id = ?');
  const ofSession = db.prepare<[string], HandoverRow>(
    'SELECT * FROM handover WHERE session_id = ? ORDER BY rowid',
  );
  const passageIds = db
    .prepare<[string], string>(
      `SELECT passage_id FROM handover_passage JOIN passage ON passage.id = passage_id
       WHERE handover_id = ? ORDER BY passage.position, passage.id`,
    )
    .pluck();
  const endOf = db.prepare<[string], { reason: string; ended_at: number }>(
    'SELECT reason, ended_at FROM handover_end WHERE handover_id = ?',
  );
  const returns = db.prepare<[string], { passage_id: string; foreign_id: string; returned_at: number }>(
    'SELECT passage_id, foreign_id, returned_at FROM handover_return WHERE handover_id = ?',
  );
  const allReturns = db.prepare<
    { offset: number; limit: number },
    Omit<ListedReturn, 'returnedAt'> & { readonly returnedAt: number }
  >(
    `SELECT back.foreign_id AS foreignId, session.id AS sessionId, session.title AS sessionTitle,
       handover.recipient, back.returned_at AS returnedAt
     FROM handover_return AS back JOIN foreign_minutes ON foreign_minutes.id = back.foreign_id
       JOIN handover ON handover.id = back.handover_id JOIN session ON session.id = handover.session_id
     ORDER BY foreign_minutes.rowid DESC LIMIT @limit OFFSET @offset`,
  );
  const returnCount = db.prepare<[], number>('SELECT count(*) FROM handover_return').pluck();
  const isAway = db
    .prepare<[string], number>(
      `SELECT EXISTS (SELECT 1 FROM handover_passage AS given WHERE given.passage_id = ? AND ${IS_AWAY})`,
    )
    .pluck();
  const awayIn = db.prepare<[string], Away & { readonly passageId: string }>(
    `SELECT given.passage_id AS passageId, handover.recipient,
       (SELECT foreign_minutes.number FROM handover_return JOIN foreign_minutes ON foreign_minutes.id = foreign_id
        WHERE handover_return.passage_id = given.passage_id ORDER BY foreign_minutes.rowid DESC LIMIT 1) AS number
     FROM handover JOIN handover_passage AS given ON given.handover_id = handover.id
     WHERE handover.session_id = ? AND ${IS_AWAY} ORDER BY handover.rowid`,
  );
  const isAnyAway = db
    .prepare<[string], number>(
      `SELECT EXISTS (SELECT 1 FROM handover JOIN handover_passage AS given ON given.handover_id = handover.id
       WHERE handover.session_id = ? AND ${IS_AWAY})`,
    )
    .pluck();
  const insert = db.prepare<[HandoverRow]>(
    `INSERT INTO handover (id, session_id, recipient, file_sha256, return_key, handed_at)
     VALUES (@id, @session_id, @recipient, @file_sha256, @return_key, @handed_at)`,
  );
  const insertPassage = db.prepare<[string, string]>(
    'INSERT INTO handover_passage (handover_id, passage_id) VALUES (?, ?)',
  );
  const insertEnd = db.prepare<[string, string, number]>(
    'INSERT INTO handover_end (handover_id, reason, ended_at) VALUES (?, ?, ?)',
  );
  const insertReturn = db.prepare<[string, string, string, number]>(
    `INSERT INTO handover_return (handover_id, passage_id, foreign_id, returned_at) VALUES (?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  );
  const received = db.prepare<[string], ReceivedRow>('SELECT * FROM handover_received WHERE handover_id = ?');
  const receivedAs = db.prepare<[string], ReceivedRow>(
    'SELECT * FROM handover_received WHERE session_id = ?',
  );
  const names = db.prepare<[string], { kind: HandoverName['kind']; origin_id: string; local_id: string }>(
    'SELECT kind, origin_id, local_id FROM handover_name WHERE handover_id = ?',
  );
  const personsCalled = db
    .prepare<[string], string>(
      `SELECT local_id FROM handover_name WHERE kind = 'person' AND origin_id = ?
       ORDER BY (SELECT rowid FROM person WHERE id = local_id)`,
    )
    .pluck();
  const insertReceived = db.prepare<[ReceivedRow]>(
    `INSERT INTO handover_received (handover_id, session_id, origin, file_sha256, return_key, received_at)
     VALUES (@handover_id, @session_id, @origin, @file_sha256, @return_key, @received_at)`,
  );
  const insertName = db.prepare<[string, string, string, string]>(
    'INSERT INTO handover_name (handover_id, kind, origin_id, local_id) VALUES (?, ?, ?, ?)',
  );
  return {
    get: (handoverId) => one(get.get(handoverId), toHandover),
    ofSession: (sessionId) => ofSession.all(sessionId).map(toHandover),
    passageIds: (handoverId) => passageIds.all(handoverId),
    endOf: (handoverId) =>
      one(endOf.get(handoverId), ({ ended_at, reason }) => ({ reason, endedAt: instant(ended_at) })),
    returns: (handoverId) =>
      returns.all(handoverId).map(({ foreign_id, passage_id, returned_at }) => ({
        passageId: passage_id,
        foreignId: foreign_id,
        returnedAt: instant(returned_at),
      })),
    allReturns: (page) =>
      allReturns.all(page).map((row) => ({ ...row, returnedAt: instant(row.returnedAt) })),
    returnCount: () => returnCount.get() ?? 0,
    isAway: (passageId) => isAway.get(passageId) === 1,
    awayIn: (sessionId) =>
      new Map(
        awayIn.all(sessionId).map(({ number, passageId, recipient }) => [passageId, { recipient, number }]),
      ),
    isAnyAway: (sessionId) => isAnyAway.get(sessionId) === 1,
    insert: ({ fileSha256, handedAt, id, recipient, returnKey, sessionId }, passages) => {
      insert.run({
        id,
        session_id: sessionId,
        recipient,
        file_sha256: fileSha256,
        return_key: Buffer.from(returnKey),
        handed_at: handedAt,
      });
      for (const passageId of passages) insertPassage.run(id, passageId);
    },
    end: (handoverId, { endedAt, reason }) => {
      insertEnd.run(handoverId, reason, endedAt);
    },
    bringBack: (handoverId, { foreignId, passageId, returnedAt }) => {
      insertReturn.run(handoverId, passageId, foreignId, returnedAt);
    },
    received: (handoverId) => one(received.get(handoverId), toReceived),
    receivedAs: (sessionId) => one(receivedAs.get(sessionId), toReceived),
    names: (handoverId) =>
      names
        .all(handoverId)
        .map(({ kind, local_id, origin_id }) => ({ kind, originId: origin_id, localId: local_id })),
    personsCalled: (originId) => personsCalled.all(originId),
    receive: ({ fileSha256, handoverId, origin, receivedAt, returnKey, sessionId }, called) => {
      insertReceived.run({
        handover_id: handoverId,
        session_id: sessionId,
        origin,
        file_sha256: fileSha256,
        return_key: Buffer.from(returnKey),
        received_at: receivedAt,
      });
      for (const { kind, localId, originId } of called) insertName.run(handoverId, kind, originId, localId);
    },
  };
}

function one<Row, Read>(row: Row | undefined, read: (row: Row) => Read): Read | null {
  return row === undefined ? null : read(row);
}

function toHandover(row: HandoverRow): Handover {
  return {
    id: row.id,
    sessionId: row.session_id,
    recipient: row.recipient,
    fileSha256: row.file_sha256,
    returnKey: row.return_key,
    handedAt: instant(row.handed_at),
  };
}

function toReceived(row: ReceivedRow): ReceivedHandover {
  return {
    handoverId: row.handover_id,
    sessionId: row.session_id,
    origin: row.origin,
    fileSha256: row.file_sha256,
    returnKey: row.return_key,
    receivedAt: instant(row.received_at),
  };
}
