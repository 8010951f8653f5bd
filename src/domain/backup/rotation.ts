/** Which backups are kept: the ten latest, the last of each of the thirty latest days, and three from before a change of schema. */
import { readBackupName } from './backup-name.ts';
import type { BackupName } from './backup-name.ts';

const LATEST = 10;
const DAYS = 30;
const SCHEMAS = 3;

/**
 * Names of the backups that may go, of those that a folder holds. Files of other names are never among them, nor is any
 * backup of `unchecked` counted as one of those kept: what was not checked takes no good one's place. The one that was
 * just `made` stays, whatever hour a wrong clock gave it.
 */
export function backupsToRemove(
  names: readonly string[],
  unchecked: ReadonlySet<string> = new Set(),
  made: string | null = null,
): readonly string[] {
  const backups = names
    .flatMap((name) => readBackupName(name) ?? [])
    .sort((one, other) => other.madeAt - one.madeAt || one.name.localeCompare(other.name));
  const checked = backups.filter(({ name }) => !unchecked.has(name));
  const kept = new Set(
    [...checked.slice(0, LATEST), ...lastOfEachDay(checked), ...beforeSchemas(checked)].map(
      ({ name }) => name,
    ),
  );
  const oldestLatest = checked.slice(0, LATEST).at(-1)?.madeAt ?? Number.NEGATIVE_INFINITY;
  return backups
    .filter(({ name }) => name !== made && !kept.has(name))
    .filter(({ madeAt, name }) => !unchecked.has(name) || madeAt < oldestLatest)
    .map(({ name }) => name);
}

/** Days in UTC, as names have them. */
function lastOfEachDay(backups: readonly BackupName[]): readonly BackupName[] {
  const byDay = new Map<string, BackupName>();
  for (const backup of backups) {
    const day = new Date(backup.madeAt).toISOString().slice(0, 10);
    if (!byDay.has(day)) byDay.set(day, backup);
  }
  return [...byDay.values()].slice(0, DAYS);
}

function beforeSchemas(backups: readonly BackupName[]): readonly BackupName[] {
  return backups.filter(({ reason }) => reason === 'schema').slice(0, SCHEMAS);
}
