import type { BlocDecision, RulingReference } from '../../../domain/bloc/bloc.schema.ts';
import type { WritableDatabase } from '../database.ts';

/** Archived minutes of a session with their data, as what is made from them reads them. */
export interface SealedSessionRow {
  readonly id: string;
  readonly sessionId: string;
  readonly contentDigest: string;
  /** Epoch ms. */
  readonly archivedAt: number;
  /** Canonical JSON of a SessionMinutesFile. */
  readonly json: string;
}

/** A ruling that minutes of a session seal. */
export interface SealedRulingRow {
  readonly enrolmentId: string;
  readonly blocId: string;
  readonly kind: 'decision' | 'lifting' | 'revocation';
  readonly outcome: BlocDecision | null;
  readonly number: string;
  readonly digest: string;
  readonly sealedAt: number;
  readonly supersedes: readonly RulingReference[];
  readonly isMandated: boolean;
}

export interface SealedSessionQueries {
  get(minutesId: string): SealedSessionRow | null;
  count(sessionId: string): number;
  /** Of a session, the latest first. */
  ofSession(
    sessionId: string,
    part: { readonly offset: number; readonly limit: number },
  ): readonly SealedSessionRow[];
  /** Of one bloc of one enrolment; a rectification replaces what it rectifies. */
  rulings(enrolmentId: string, blocId: string): readonly SealedRulingRow[];
}

interface RulingRow extends Omit<SealedRulingRow, 'supersedes' | 'isMandated'> {
  readonly status: 'proposition' | 'decision';
  readonly supersedes: string;
  readonly rectifiedNumber: string | null;
  readonly rectifiedDigest: string | null;
}

const SELECT = `SELECT m.id, m.session_id AS sessionId, m.content_digest AS contentDigest, m.archived_at AS archivedAt, f.json
  FROM session_minutes m JOIN session_minutes_file f ON f.session_minutes_id = m.id`;

/** Reads archived minutes of sessions; they are written by their own area. */
export function createSealedSessionQueries(db: WritableDatabase): SealedSessionQueries {
  const get = db.prepare<[string], SealedSessionRow>(`${SELECT} WHERE m.id = ?`);
  const count = db
    .prepare<[string], number>('SELECT count(*) FROM session_minutes WHERE session_id = ?')
    .pluck();
  const ofSession = db.prepare<[string, number, number], SealedSessionRow>(
    `${SELECT} WHERE m.session_id = ? ORDER BY m.archived_at DESC, m.number DESC LIMIT ? OFFSET ?`,
  );
  const rulings = db.prepare<[string, string], RulingRow>(
    `SELECT b.enrolment_id AS enrolmentId, b.bloc_id AS blocId, b.kind, b.outcome, m.number, m.status,
       m.content_digest AS digest, m.archived_at AS sealedAt, b.supersedes,
       before.number AS rectifiedNumber, before.content_digest AS rectifiedDigest
     FROM bloc_ruling b JOIN session_minutes_ruling s ON s.ruling_id = b.id
     JOIN session_minutes m ON m.id = s.session_minutes_id
     LEFT JOIN session_rectification r ON r.session_minutes_id = m.id
     LEFT JOIN session_minutes before ON before.id = r.rectifies_id
     WHERE b.enrolment_id = ? AND b.bloc_id = ? AND b.kind <> 'taken-back' ORDER BY m.archived_at, m.number`,
  );
  return {
    rulings: (enrolmentId, blocId) => rulings.all(enrolmentId, blocId).map(readRuling),
    get: (minutesId) => get.get(minutesId) ?? null,
    count: (sessionId) => count.get(sessionId) ?? 0,
    ofSession: (sessionId, { limit, offset }) => ofSession.all(sessionId, limit, offset),
  };
}

function readRuling({
  rectifiedDigest,
  rectifiedNumber,
  status,
  supersedes,
  ...row
}: RulingRow): SealedRulingRow {
  const named = JSON.parse(supersedes) as readonly RulingReference[];
  const rectified =
    rectifiedNumber === null || rectifiedDigest === null
      ? []
      : [{ number: rectifiedNumber, digest: rectifiedDigest }];
  return { ...row, supersedes: [...named, ...rectified], isMandated: status === 'decision' };
}
