import type { AttendanceSignature, Hand, SigningWay } from '../../../domain/passage/attendance-signature.ts';
import { instant } from '../../../domain/time/time.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { WritableDatabase } from '../database.ts';

interface SignatureRow {
  readonly way: SigningWay | 'taken-back';
  readonly hand: string | null;
  readonly note: string;
  readonly signed_at: number;
}

export interface CandidateSignatureRepo {
  /** How the candidate of a passage signed for being there; null while it was not asked, or was taken back. */
  standing(passageId: string): AttendanceSignature | null;
  /** Records how; the earlier ones remain. */
  append(passageId: string, signature: AttendanceSignature): void;
  /** From then on none stands. */
  takeBack(passageId: string, at: Instant): void;
}

/** Candidates' signatures for being there; append-only, the last of a passage stands. */
export function createCandidateSignatureRepo(db: WritableDatabase): CandidateSignatureRepo {
  const last = db.prepare<[string], SignatureRow>(
    `SELECT way, hand, note, signed_at FROM candidate_signature WHERE passage_id = ? ORDER BY id DESC LIMIT 1`,
  );
  const insert = db.prepare<[string, string, string | null, string, number]>(
    'INSERT INTO candidate_signature (passage_id, way, hand, note, signed_at) VALUES (?, ?, ?, ?, ?)',
  );
  return {
    standing: (passageId) => {
      const row = last.get(passageId);
      if (row === undefined || row.way === 'taken-back') return null;
      const { hand, note, signed_at, way } = row;
      return {
        way,
        note,
        at: instant(signed_at),
        hand: hand === null ? null : (JSON.parse(hand) as Hand),
      };
    },
    append: (passageId, { at, hand, note, way }) => {
      insert.run(passageId, way, hand === null ? null : JSON.stringify(hand), note, at);
    },
    takeBack: (passageId, at) => {
      insert.run(passageId, 'taken-back', null, '', at);
    },
  };
}
