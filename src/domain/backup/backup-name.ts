/** Names of backups: when they were made and why, so that a folder alone tells. */

export const BACKUP_REASONS = ['start', 'day', 'quit', 'import', 'manual', 'schema'] as const;
/** What a backup was made at, before or after: `schema` before a change of the schema, `day` when a session is archived. */
export type BackupReason = (typeof BACKUP_REASONS)[number];

export interface BackupName {
  readonly name: string;
  readonly reason: BackupReason;
  /** Epoch ms. */
  readonly madeAt: number;
}

/** What the name of a backup looks like. */
export const BACKUP_NAME =
  /^pupitre-(start|day|quit|import|manual|schema)(?:-\d+)?-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z\.sqlite$/;

/** The name of a backup made at that instant (epoch ms); `version` is that of the schema, stated before its change. */
export function backupName(reason: BackupReason, at: number, version: number | null = null): string {
  const stamp = new Date(at).toISOString().replaceAll(':', '-').replace('.', '-');
  return ['pupitre', reason, ...(version === null ? [] : [String(version)]), `${stamp}.sqlite`].join('-');
}

/** What a name says, or null when it is not that of a backup. */
export function readBackupName(name: string): BackupName | null {
  const [, reason, day, hours, minutes, seconds, ms] = BACKUP_NAME.exec(name) ?? [];
  if (reason === undefined) return null;
  const madeAt = Date.parse(`${day ?? ''}T${hours ?? ''}:${minutes ?? ''}:${seconds ?? ''}.${ms ?? ''}Z`);
  return Number.isNaN(madeAt) ? null : { name, reason: reason as BackupReason, madeAt };
}
