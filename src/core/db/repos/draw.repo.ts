import type {
  DrawEntry,
  DrawExclusion,
  DrawMethod,
  DrawRecord,
} from '../../../domain/roleplay/draw.schema.ts';
import { instant } from '../../../domain/time/time.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { WritableDatabase } from '../database.ts';

/** What was settled before a draw. */
export interface StoredCommitment {
  readonly id: string;
  readonly method: DrawMethod;
  readonly pool: readonly DrawEntry[];
  readonly exclusions: readonly DrawExclusion[];
  readonly repeatReason: string | null;
  readonly replaceReason: string | null;
  /** Hex, secret until the draw is done; null when the jury picks. */
  readonly seed: string | null;
  readonly seedDigest: string | null;
  /** Digest of the whole commitment. */
  readonly digest: string;
  readonly committedAt: Instant;
}

/** A commitment that was kept; its id is the choice's. */
export interface StoredDraw {
  readonly commitmentId: string;
  readonly record: DrawRecord;
  readonly replaceReason: string | null;
  readonly drawnAt: Instant;
}

/** A subject that came to another passage, of this session or of this candidate. */
export interface SeenSubject {
  readonly subjectId: string;
  readonly passagePosition: number;
  readonly sessionTitle: string;
  /** ISO calendar date of that session. */
  readonly heldOn: string;
  readonly lastName: string;
  readonly firstName: string;
}

interface CommitmentRow {
  readonly id: string;
  readonly method: DrawMethod;
  readonly pool: string;
  readonly exclusions: string;
  readonly repeat_reason: string | null;
  readonly replace_reason: string | null;
  readonly seed: string | null;
  readonly seed_digest: string | null;
  readonly digest: string;
  readonly committed_at: number;
}

/** A commitment with what was drawn on it, where anything was. */
interface DrawRow extends CommitmentRow {
  readonly record: string | null;
  readonly drawn_at: number | null;
  readonly drawn_position: number | null;
}

interface SeenRow {
  readonly subject_id: string;
  readonly position: number;
  readonly title: string;
  readonly held_on: string;
  readonly last_name: string;
  readonly first_name: string;
}

export interface PassageDraws {
  /** Every draw of a passage, oldest first; the last one stands. */
  readonly draws: readonly StoredDraw[];
  /** The last commitment if nothing was drawn on it yet, else null. */
  readonly pending: StoredCommitment | null;
}

export interface DrawRepo {
  ofPassage(passageId: string): PassageDraws;
  appendCommitment(passageId: string, commitment: StoredCommitment): void;
  /** Keeps a commitment. Throws when the passage had a subject and the commitment gives no reason to replace it. */
  appendDraw(passageId: string, draw: Pick<StoredDraw, 'commitmentId' | 'record' | 'drawnAt'>): void;
  /** Subjects that came to the other passages of a session, replaced ones too, but for absent candidates. */
  seenInSession(sessionId: string, exceptPassageId: string): readonly SeenSubject[];
  /** Subjects that came to other passages of candidates born on that day, but for absent ones. */
  seenByBirthDate(birthDate: string, exceptPassageId: string): readonly SeenSubject[];
}

/** An absent candidate has seen nothing. */
const SEEN = `SELECT draw_result.subject_id, passage.position, session.title, session.held_on, passage.last_name,
    passage.first_name
  FROM draw_result
  JOIN passage ON passage.id = draw_result.passage_id
  JOIN session ON session.id = passage.session_id
  LEFT JOIN passage_state ON passage_state.passage_id = passage.id
  WHERE passage.id <> @passageId
    AND coalesce(passage_state.state ->> '$.attendance.status', '') NOT LIKE 'absent-%'`;

/** How subjects came to passages; append-only. */
export function createDrawRepo(db: WritableDatabase): DrawRepo {
  const ofPassage = db.prepare<[string], DrawRow>(
    `SELECT draw_commitment.*, record, drawn_at, draw_result.position AS drawn_position
     FROM draw_commitment LEFT JOIN draw_result ON commitment_id = draw_commitment.id
     WHERE draw_commitment.passage_id = ? ORDER BY draw_commitment.position`,
  );
  const insertCommitment = db.prepare<[CommitmentRow & { passage_id: string }]>(
    `INSERT INTO draw_commitment (id, passage_id, position, method, pool, exclusions, repeat_reason, replace_reason,
       seed, seed_digest, digest, committed_at)
     VALUES (@id, @passage_id,
       (SELECT coalesce(max(position), 0) + 1 FROM draw_commitment WHERE passage_id = @passage_id),
       @method, @pool, @exclusions, @repeat_reason, @replace_reason, @seed, @seed_digest, @digest, @committed_at)`,
  );
  const insertDraw = db.prepare<[Record<string, string | number>]>(
    `INSERT INTO draw_result (commitment_id, passage_id, position, subject_id, subject_version, record, drawn_at)
     VALUES (@commitmentId, @passageId,
       (SELECT coalesce(max(position), 0) + 1 FROM draw_result WHERE passage_id = @passageId),
       @subjectId, @version, @record, @drawnAt)`,
  );
  const ofSession = db.prepare<[{ passageId: string; sessionId: string }], SeenRow>(
    `${SEEN} AND session.id = @sessionId ORDER BY passage.position`,
  );
  const ofBirthDate = db.prepare<[{ passageId: string; birthDate: string }], SeenRow>(
    `${SEEN} AND passage.birth_date = @birthDate ORDER BY session.held_on, passage.position`,
  );
  return {
    ofPassage: (passageId) => {
      const rows = ofPassage.all(passageId);
      const last = rows.at(-1);
      return {
        draws: rows
          .toSorted((one, other) => (one.drawn_position ?? 0) - (other.drawn_position ?? 0))
          .flatMap(toDraw),
        pending: last === undefined || last.record !== null ? null : toCommitment(last),
      };
    },
    appendCommitment: (passageId, commitment) => {
      insertCommitment.run({ ...toCommitmentRow(commitment), passage_id: passageId });
    },
    appendDraw: (passageId, { commitmentId, drawnAt, record }) => {
      const { subjectId, version } = record.result;
      insertDraw.run({
        commitmentId,
        passageId,
        subjectId,
        version,
        record: JSON.stringify(record),
        drawnAt,
      });
    },
    seenInSession: (sessionId, passageId) => ofSession.all({ passageId, sessionId }).map(toSeen),
    seenByBirthDate: (birthDate, passageId) =>
      birthDate === '' ? [] : ofBirthDate.all({ passageId, birthDate }).map(toSeen),
  };
}

function toCommitment(row: CommitmentRow): StoredCommitment {
  return {
    id: row.id,
    method: row.method,
    pool: JSON.parse(row.pool) as DrawEntry[],
    exclusions: JSON.parse(row.exclusions) as DrawExclusion[],
    repeatReason: row.repeat_reason,
    replaceReason: row.replace_reason,
    seed: row.seed,
    seedDigest: row.seed_digest,
    digest: row.digest,
    committedAt: instant(row.committed_at),
  };
}

function toCommitmentRow(commitment: StoredCommitment): CommitmentRow {
  return {
    id: commitment.id,
    method: commitment.method,
    pool: JSON.stringify(commitment.pool),
    exclusions: JSON.stringify(commitment.exclusions),
    repeat_reason: commitment.repeatReason,
    replace_reason: commitment.replaceReason,
    seed: commitment.seed,
    seed_digest: commitment.seedDigest,
    digest: commitment.digest,
    committed_at: commitment.committedAt,
  };
}

/** Nothing of a commitment on which nothing was drawn. */
function toDraw({ drawn_at, id, record, replace_reason }: DrawRow): readonly StoredDraw[] {
  if (record === null || drawn_at === null) return [];
  return [
    {
      commitmentId: id,
      record: JSON.parse(record) as DrawRecord,
      replaceReason: replace_reason,
      drawnAt: instant(drawn_at),
    },
  ];
}

function toSeen(row: SeenRow): SeenSubject {
  return {
    subjectId: row.subject_id,
    passagePosition: row.position,
    sessionTitle: row.title,
    heldOn: row.held_on,
    lastName: row.last_name,
    firstName: row.first_name,
  };
}
