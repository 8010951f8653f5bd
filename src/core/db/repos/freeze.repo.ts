import { instant } from '../../../domain/time/time.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { AttachmentView } from '../../../shared/areas/passage/prepared.ts';
import type { WritableDatabase } from '../database.ts';
import type { MemberRecord } from './jury-member.repo.ts';
import type { PassageRecord } from './passage.repo.ts';
import type { SessionRecord } from './session.repo.ts';

/** What every candidate of a session is assessed by alike. */
export interface SessionFreeze extends Pick<
  SessionRecord,
  'status' | 'referentielId' | 'referentielVersion' | 'blocIds' | 'rules' | 'settings'
> {
  readonly referentielDigest: string;
  /** Name of the organisation, as minutes print it; not there where it was not frozen yet. */
  readonly organisation?: string;
}

/** A member as they stood when the passage began; a PIN is no fact of the passage and stays where it is. */
export type FrozenMember = Omit<MemberRecord, 'pinHash' | 'sessionId'>;

/** What one passage's minutes and rights are made from, apart from what happened in it. */
export interface PassageFreeze {
  readonly session: Pick<SessionRecord, 'title' | 'date' | 'place'>;
  readonly passage: PassageRecord;
  readonly members: readonly FrozenMember[];
  readonly attachments: readonly AttachmentView[];
}

export type PassageFreezeCause = 'start' | 'upgrade' | 'completion' | 'arrival';

export interface StandingFreeze {
  readonly content: PassageFreeze;
  readonly cause: PassageFreezeCause;
  /** When the passage began; later completions do not move it. */
  readonly since: Instant;
}

/** When, and at which version of the passage, something is frozen. */
export interface FreezeStamp {
  readonly at: Instant;
  readonly passageVersion: number;
}

/** What stands frozen of a passage and of its session; null where nothing does. */
export interface StandingFreezes {
  readonly passage: StandingFreeze | null;
  readonly session: SessionFreeze | null;
}

export interface FreezeRepo {
  /** What a passage of a session is read from. */
  standing(passageId: string, sessionId: string): StandingFreezes;
  /** What stands frozen for a session, or null. */
  session(sessionId: string): SessionFreeze | null;
  freezeSession(sessionId: string, cause: 'start' | 'upgrade', content: SessionFreeze, at: Instant): void;
  liftSession(sessionId: string, at: Instant): void;
  /** What stands frozen for a passage, or null. */
  passage(passageId: string): StandingFreeze | null;
  freezePassage(
    passageId: string,
    cause: PassageFreezeCause,
    content: PassageFreeze,
    stamp: FreezeStamp,
  ): void;
  liftPassage(passageId: string, stamp: FreezeStamp): void;
  /**
   * Whether a passage that has no frozen row may be frozen as it stands now: an earlier version recorded something of it,
   * and none was ever frozen. A row that was frozen and is gone is a loss, which live rows never fill.
   */
  mayUpgrade(passageId: string): boolean;
  /** Whether a passage of the session stands frozen. */
  isAnyFrozen(sessionId: string): boolean;
}

interface FreezeRow {
  readonly content: string | null;
  readonly cause: string;
  readonly since: number;
}

interface StandingRow extends FreezeRow {
  readonly subject: 'passage' | 'session';
}

const LAST_OF_SESSION =
  'SELECT content FROM session_freeze WHERE session_id = @sessionId ORDER BY seq DESC LIMIT 1';
const LAST_OF_PASSAGE = `SELECT content, cause,
    (SELECT max(frozen_at) FROM passage_freeze AS start
     WHERE start.passage_id = last.passage_id AND start.cause IN ('start', 'upgrade')) AS since
  FROM passage_freeze AS last WHERE passage_id = @passageId ORDER BY seq DESC LIMIT 1`;

/** Frozen facts of sessions and passages; append-only, the last row stands. */
export function createFreezeRepo(db: WritableDatabase): FreezeRepo {
  const session = db.prepare<{ sessionId: string }, { content: string | null }>(LAST_OF_SESSION);
  const passage = db.prepare<{ passageId: string }, FreezeRow>(LAST_OF_PASSAGE);
  const standing = db.prepare<{ passageId: string; sessionId: string }, StandingRow>(
    `SELECT 'passage' AS subject, content, cause, since FROM (${LAST_OF_PASSAGE})
     UNION ALL SELECT 'session', content, '', 0 FROM (${LAST_OF_SESSION})`,
  );
  const insertSession = db.prepare<{ id: string; cause: string; content: string | null; at: number }>(
    `INSERT INTO session_freeze (session_id, seq, cause, content, frozen_at)
     SELECT @id, (SELECT coalesce(max(seq), 0) + 1 FROM session_freeze WHERE session_id = @id),
       @cause, @content, @at`,
  );
  const insertPassage = db.prepare<{
    id: string;
    cause: string;
    content: string | null;
    version: number;
    at: number;
  }>(
    `INSERT INTO passage_freeze (passage_id, seq, cause, content, passage_version, frozen_at)
     SELECT @id, (SELECT coalesce(max(seq), 0) + 1 FROM passage_freeze WHERE passage_id = @id),
       @cause, @content, @version, @at`,
  );
  // What an earlier version recorded stands in the chain before the first installation, which this one settles as it opens.
  const mayUpgrade = db
    .prepare<{ id: string }, number>(
      `SELECT NOT EXISTS (SELECT 1 FROM chain WHERE table_name = 'passage_freeze'
           AND record_key >= rtrim(json_array(@id), ']') || ',' AND record_key < rtrim(json_array(@id), ']') || '-')
         AND EXISTS (
           SELECT 1 FROM chain WHERE seq < (SELECT min(seq) FROM chain WHERE table_name = 'installation') AND (
             (table_name = 'passage_event' AND record_key = json_array(@id, 1))
             OR (table_name = 'grid_entry' AND record_key =
               (SELECT json_array(min(id)) FROM grid_entry WHERE passage_id = @id))))`,
    )
    .pluck();
  const isAnyFrozen = db
    .prepare<[string], number>(
      `SELECT EXISTS (SELECT 1 FROM passage WHERE session_id = ? AND (
         SELECT content FROM passage_freeze WHERE passage_id = passage.id ORDER BY seq DESC LIMIT 1
       ) IS NOT NULL)`,
    )
    .pluck();

  return {
    standing: (passageId, sessionId) => {
      const rows = standing.all({ passageId, sessionId });
      return {
        passage: toPassageFreeze(rows.find(({ subject }) => subject === 'passage')),
        session: toSessionFreeze(rows.find(({ subject }) => subject === 'session')),
      };
    },
    session: (sessionId) => toSessionFreeze(session.get({ sessionId })),
    freezeSession: (id, cause, content, at) => {
      insertSession.run({ id, cause, content: JSON.stringify(content), at });
    },
    liftSession: (id, at) => {
      insertSession.run({ id, cause: 'start-undone', content: null, at });
    },
    passage: (passageId) => toPassageFreeze(passage.get({ passageId })),
    freezePassage: (id, cause, content, { at, passageVersion: version }) => {
      insertPassage.run({ id, cause, content: JSON.stringify(content), version, at });
    },
    liftPassage: (id, { at, passageVersion: version }) => {
      insertPassage.run({ id, cause: 'start-undone', content: null, version, at });
    },
    mayUpgrade: (passageId) => mayUpgrade.get({ id: passageId }) === 1,
    isAnyFrozen: (sessionId) => isAnyFrozen.get(sessionId) === 1,
  };
}

function toSessionFreeze(row: Pick<FreezeRow, 'content'> | undefined): SessionFreeze | null {
  const content = row?.content ?? null;
  return content === null ? null : (JSON.parse(content) as SessionFreeze);
}

function toPassageFreeze(row: FreezeRow | undefined): StandingFreeze | null {
  if (row === undefined || row.content === null) return null;
  const content = JSON.parse(row.content) as Partial<PassageFreeze>;
  const isWhole = Array.isArray(content.members) && Array.isArray(content.attachments);
  if (!isWhole || content.passage?.candidate === undefined)
    throw new RangeError('a frozen row of another shape');
  return {
    content: content as PassageFreeze,
    cause: row.cause as PassageFreezeCause,
    since: instant(row.since),
  };
}
