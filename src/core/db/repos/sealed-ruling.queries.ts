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
     WHERE ruling.enrolment_id = ? ORDER BY m.rowid, ruling.rowid`,
  );
  const isSealed = db
    .prepare<[string], number>('SELECT 1 FROM session_minutes_ruling WHERE ruling_id = ? LIMIT 1')
    .pluck();
  return {
    ofEnrolment: (enrolmentId) => ofEnrolment.all(enrolmentId),
    isSealed: (rulingId) => isSealed.get(rulingId) === 1,
  };
}
