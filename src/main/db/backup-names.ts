/** Names of backups: when they were made and why, so that a folder alone tells. */
import { fileStamp } from './file-stamp.ts';

export const BACKUP_REASONS = ['start', 'day', 'quit', 'import', 'manual', 'schema'] as const;
/** What a backup was made before or after: `schema` before a change of the schema. */
export type BackupReason = (typeof BACKUP_REASONS)[number];

export interface BackupName {
  readonly name: string;
  readonly reason: BackupReason;
  /** Epoch ms. */
  readonly madeAt: number;
}

const PATTERN =
  /^pupitre-(start|day|quit|import|manual|schema)(?:-\d+)?-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z\.sqlite$/;

/** The name of a backup; `version` is that of the schema, which a backup before its change states. */
export function backupName(reason: BackupReason, at: Date, version: number | null = null): string {
  return ['pupitre', reason, ...(version === null ? [] : [String(version)]), `${fileStamp(at)}.sqlite`].join(
    '-',
  );
}

/** What a name says, or null when it is not that of a backup. */
export function readBackupName(name: string): BackupName | null {
  const [, reason, day, hours, minutes, seconds, ms] = PATTERN.exec(name) ?? [];
  if (reason === undefined) return null;
  const madeAt = Date.parse(`${day ?? ''}T${hours ?? ''}:${minutes ?? ''}:${seconds ?? ''}.${ms ?? ''}Z`);
  return Number.isNaN(madeAt) ? null : { name, reason: reason as BackupReason, madeAt };
}
