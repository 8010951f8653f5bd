import type { BlocRulingRecord } from './bloc-ruling.repo.ts';
import type { WritableDatabase } from '../database.ts';

/** Minutes of a session that seal a ruling. */
export interface SealingMinutes {
  readonly rulingId: string;
  readonly number: string;
  /** SHA-256 (hex) of the content. */
  readonly digest: string;
  readonly status: 'proposition' | 'decision';
  /** Epoch ms. */
  readonly archivedAt: number;
  /** Digest of the minutes that these rectify; null for none. */
  readonly rectifies: string | null;
}

export interface SealedRulingQueries {
  /** Minutes that seal rulings on an enrolment, the first archived first. */
  ofEnrolment(enrolmentId: string): readonly SealingMinutes[];
  /** Whether archived minutes seal that ruling. */
  isSealed(rulingId: string): boolean;
  /** Whether a ruling of that session on that bloc was sealed after an instant (epoch ms), with whatever it stood on. */
  isSealedSince(ruling: Pick<BlocRulingRecord, 'sessionId' | 'enrolmentId' | 'blocId'>, at: number): boolean;
}

/** What the minutes of sessions seal. */
export function createSealedRulingQueries(db: WritableDatabase): SealedRulingQueries {
  const ofEnrolment = db.prepare<[string], SealingMinutes>(
    `SELECT ruling.id AS rulingId, m.number, m.content_digest AS digest, m.status, m.archived_at AS archivedAt,
       earlier.content_digest AS rectifies
     FROM bloc_ruling AS ruling JOIN session_minutes_ruling AS sealed ON sealed.ruling_id = ruling.id
     JOIN session_minutes AS m ON m.id = sealed.session_minutes_id
     LEFT JOIN session_rectification AS link ON link.session_minutes_id = m.id
     LEFT JOIN session_minutes AS earlier ON earlier.id = link.rectifies_id
     WHERE ruling.enrolment_id = ? ORDER BY m.archived_at, m.revision`,
  );
  const isSealed = db
    .prepare<[string], number>('SELECT 1 FROM session_minutes_ruling WHERE ruling_id = ? LIMIT 1')
    .pluck();
  const isSealedSince = db
    .prepare<{ session: string; enrolment: string; bloc: string; at: number }, number>(
      `SELECT 1 FROM bloc_ruling AS ruling JOIN session_minutes_ruling AS sealed ON sealed.ruling_id = ruling.id
       WHERE ruling.session_id = @session AND ruling.enrolment_id = @enrolment AND ruling.bloc_id = @bloc
         AND ruling.decided_at >= @at LIMIT 1`,
    )
    .pluck();
  return {
    ofEnrolment: (enrolmentId) => ofEnrolment.all(enrolmentId),
    isSealed: (rulingId) => isSealed.get(rulingId) === 1,
    isSealedSince: ({ blocId: bloc, enrolmentId: enrolment, sessionId: session }, at) =>
      isSealedSince.get({ session, enrolment, bloc, at }) === 1,
  };
}
