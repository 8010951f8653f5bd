import { instant } from '../../../domain/time/time.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { WritableDatabase } from '../database.ts';

export const AUDIT_ACTIONS = [
  'session-created',
  'session-changed',
  'member-added',
  'member-changed',
  'member-removed',
  'pin-set',
  'pin-replaced',
  'pin-reset',
  'setup-added',
  'setup-changed',
  'setup-removed',
  'put-together',
  'put-apart',
  'question-drawn',
  'person-added',
  'person-changed',
  'person-removed',
  'enrolled',
  'enrolment-changed',
  'enrolment-removed',
  'passage-linked',
  'candidates-imported',
  'scores-imported',
  'scores-withdrawn',
  'persons-merged',
  'merge-undone',
  'likeness-dismissed',
  'administrator-named',
  'recovery-code-made',
  'administrator-recovered',
  'administrator-changed',
  'attachment-added',
  'attachment-removed',
  'referentiel-loaded',
  'bloc-ruled',
  'minutes-imported',
  'foreign-linked',
  'foreign-authority-accepted',
  'foreign-authority-withdrawn',
  'handed-out',
  'handover-taken-back',
  'handover-received',
  'handover-sent-back',
  'handover-brought-back',
  'certification-draft-begun',
  'certification-draft-removed',
  'certification-published',
  'certification-exported',
  'subject-added',
  'subject-changed',
  'subject-imported',
  'subject-retired',
  'subject-restored',
  'subject-exported',
  'subject-printed',
  'snapshot-differs',
  'heartbeat-refused',
  'snapshot-rebuilt',
  'draw-committed',
  'subject-chosen',
  'roles-assigned',
  'stamp-retracted',
  'minutes-exported',
  'minutes-printed',
  'minutes-verified',
  'minutes-timestamped',
  'timestamp-authority-set',
  'timestamp-authority-removed',
  'copy-printed',
  'rectification-locked',
  'rectification-signed',
  'rectification-cancelled',
  'rectification-archived',
  'session-minutes-locked',
  'session-minutes-unlocked',
  'session-minutes-archived',
  'session-minutes-exported',
  'session-minutes-verified',
  'blank-printed',
  'blank-saved',
  'signed-document-attached',
  'signed-document-withdrawn',
  'authority-made',
  'authority-renewed',
  'authority-restored',
  'authority-exported',
  'authority-backed-up',
  'revocations-exported',
  'certificate-issued',
  'certificate-revoked',
  'certificate-retired',
  'seal-imported',
  'seal-removed',
  'organisation-changed',
  'paper-settings-changed',
  'declaration-settings-changed',
  'declaration-removed',
  'backup-folder-changed',
  'update-started',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

export interface AuditEntry {
  readonly at: Instant;
  readonly action: AuditAction;
  /** Id of what the action was done to. */
  readonly subjectId: string;
  readonly details: Readonly<Record<string, unknown>>;
}

interface AuditRow {
  readonly at: number;
  readonly action: AuditAction;
  readonly subject_id: string;
  readonly details: string;
}

export interface AuditRepo {
  append(entry: AuditEntry): void;
  /** What was done to a subject, in order. */
  ofSubject(subjectId: string): readonly AuditEntry[];
}

/** Who did what outside a passage; append-only. */
export function createAuditRepo(db: WritableDatabase): AuditRepo {
  const insert = db.prepare<[number, string, string, string]>(
    'INSERT INTO audit_entry (at, action, subject_id, details) VALUES (?, ?, ?, ?)',
  );
  const ofSubject = db.prepare<[string], AuditRow>(
    'SELECT at, action, subject_id, details FROM audit_entry WHERE subject_id = ? ORDER BY id',
  );
  return {
    append: ({ action, at, details, subjectId }) => {
      insert.run(at, action, subjectId, JSON.stringify(details));
    },
    ofSubject: (subjectId) =>
      ofSubject.all(subjectId).map((row) => ({
        at: instant(row.at),
        action: row.action,
        subjectId: row.subject_id,
        details: JSON.parse(row.details) as Record<string, unknown>,
      })),
  };
}
