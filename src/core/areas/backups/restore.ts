/** Going back to a backup: what it would lose, who confirms, and the order to the next start. */
import { exportReport } from '../../kernel/export-files.ts';
import { join } from 'node:path';
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { BackupPlace, BackupRow } from '../../../shared/areas/backups.ts';
import { orderRestore, stagedFile } from '../../db/backup/restore-files.ts';
import { BackupJobError } from '../../db/backup/run-backup-job.ts';
import type { MemberWithPin } from '../../db/backup/restore-confirmers.ts';
import { fileStamp } from '../../db/file-stamp.ts';
import type { Deps } from '../../kernel/deps.ts';
import { confirmedBy } from '../../kernel/pin-confirmation.ts';

export type RestoreDeps = Pick<Deps, 'backups' | 'clock' | 'desktop' | 'logFailure' | 'pins'>;

export interface RestoreFacts {
  readonly second: () => string | null;
  /** Latest schema that this version knows. */
  readonly latestSchema: number;
  /** Whether any passage's clock runs: closing then asks, and may be refused after the order was given. */
  readonly isClockRunning: () => boolean;
}

type Restore = Pick<AreaHandlers<'backups'>, 'preview' | 'restore' | 'rescue'>;

/**
 * Restores from the application and, without its database, from where the data is damaged. Who confirms is a member of
 * the data as it is, whose PIN was chosen before what would be lost; of the backup when the data has none or cannot be
 * read; nobody when neither has.
 */
export function createRestore(deps: RestoreDeps, facts: RestoreFacts): Restore {
  const { backups, clock, desktop, logFailure, pins } = deps;

  function pathOf(name: string, place: BackupPlace): string | null {
    const folder = place === 'local' ? backups.folder : facts.second();
    return folder === null ? null : join(folder, name);
  }

  async function rowOf(name: string, place: BackupPlace): Promise<BackupRow | null> {
    const folder = place === 'local' ? backups.folder : facts.second();
    if (folder === null) return null;
    const rows = await backups.run('list', { folder, place });
    return rows?.find((row) => row.name === name) ?? null;
  }

  async function membersToAsk(file: string): Promise<readonly MemberWithPin[]> {
    const present = await backups.run('members', { file: backups.dataFile, backup: file }).catch(() => []);
    return present.length > 0 ? present : backups.run('members', { file, backup: null });
  }

  /** A job that fails on a backup says that the backup is no good. */
  async function orDamaged<Value>(work: () => Promise<Answer<Value>>): Promise<Answer<Value>> {
    try {
      return await work();
    } catch (error) {
      logFailure('restore', error);
      if (!(error instanceof BackupJobError)) throw error;
      return { ok: false, code: error.code === 'disk-full' ? 'disk-full' : 'backup-damaged' };
    }
  }

  const preview: Restore['preview'] = ({ name, place }) =>
    orDamaged(async () => {
      const file = pathOf(name, place);
      const backup = await rowOf(name, place);
      if (file === null || backup === null) return { ok: false, code: 'backup-missing' };
      const summary = await backups.run('inspect', { file });
      if (summary.schema > facts.latestSchema) return { ok: false, code: 'backup-newer' };
      // Its note holds what was checked when it was made: the same size is not the same bytes.
      if (backup.summary !== null && backup.summary.sha256 !== summary.sha256) {
        return { ok: false, code: 'backup-damaged' };
      }
      const loss = await backups.run('compare', { dataFile: backups.dataFile, file });
      const members = (await membersToAsk(file)).map(({ id, name: member, sessionTitle }) => ({
        jurorId: id,
        name: member,
        sessionTitle,
      }));
      return { ok: true, value: { backup, summary, loss, members } };
    });

  return {
    preview,

    restore: ({ confirmation, name, place }, caller) =>
      orDamaged(async () => {
        if (facts.isClockRunning()) return { ok: false, code: 'restore-under-clock' };
        const seen = await preview({ name, place }, caller);
        if (!seen.ok) return seen;
        const file = pathOf(name, place) ?? '';
        const members = await membersToAsk(file);
        if (members.length > 0) {
          const confirmed = await confirmedBy(pins, members, confirmation === null ? [] : [confirmation]);
          if (!confirmed.ok) return confirmed;
        }
        await backups.run('stage', { file, target: stagedFile(backups.dataFile) });
        // One may have been started while the copy was made.
        if (facts.isClockRunning()) return { ok: false, code: 'restore-under-clock' };
        orderRestore(backups.dataFile, { name, at: clock.read().wall });
        backups.restart();
        return { ok: true, value: null };
      }),

    rescue: async () => {
      const folder = await desktop.chooseFolder();
      if (folder === null) return { ok: false, code: 'cancelled' };
      const name = `pupitre-copie-${fileStamp(new Date(clock.read().wall))}.sqlite`;
      try {
        await backups.rescue(join(folder, name));
        return { ok: true, value: exportReport(folder, [name]) };
      } catch (error) {
        logFailure('rescue', error);
        return { ok: false, code: 'file-unwritable', details: { path: folder } };
      }
    },
  };
}
