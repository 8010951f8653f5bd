/** Backups: what there is, where they go, and going back to one. */
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { BackupRow, BackupsView, SecondFolder } from '../../../shared/areas/backups.ts';
import { MIGRATIONS } from '../../db/migrate.ts';
import type { Deps } from '../../kernel/deps.ts';
import type { BackupKeeper } from './backup-keeper.ts';
import { createRestore } from './restore.ts';

/** A drive that does not list its files by then is taken for absent. */
const LIST_MS = 5_000;
const OLD_AFTER_MS = 2 * 86_400_000;

/** What backups need of the rest of the application. */
export function createBackupUsecases(
  deps: Deps,
  keeper: BackupKeeper,
  isClockRunning: () => boolean,
): AreaHandlers<'backups'> {
  const { backups, clock, desktop, logFailure, place } = deps;
  const restore = createRestore(deps, {
    second: keeper.second,
    isClockRunning,
    latestSchema: MIGRATIONS.length,
  });

  async function secondRows(path: string): Promise<readonly BackupRow[] | null> {
    try {
      return await backups.run('list', { folder: path, place: 'second' }, { timeoutMs: LIST_MS });
    } catch (error) {
      logFailure('backup', error);
      return null;
    }
  }

  async function view(): Promise<Answer<BackupsView>> {
    const path = keeper.second();
    const local = (await backups.run('list', { folder: backups.folder, place: 'local' })) ?? [];
    const others = path === null ? null : await secondRows(path);
    const { failure, isRunning, secondState } = keeper.state();
    const state: SecondFolder['state'] =
      others === null ? 'absent' : secondState === 'failing' ? 'failing' : 'ready';
    const lastGoodAt = local.find(({ summary }) => summary !== null)?.madeAt ?? null;
    const known = new Set(local.map(({ name }) => name));
    const rows = [...local, ...(others ?? []).filter(({ name }) => !known.has(name))];
    return {
      ok: true,
      value: {
        folder: backups.folder,
        second: path === null ? null : { path, state },
        backups: rows.sort((one, other) => other.madeAt - one.madeAt),
        lastGoodAt,
        isOld: lastGoodAt !== null && clock.read().wall - lastGoodAt >= OLD_AFTER_MS,
        failure,
        isRunning,
      },
    };
  }

  return {
    store: () => ({ ok: true, value: { loss: place.loss() } }),
    state: view,

    make: async () => {
      const made = await keeper.make('manual');
      return made.ok ? view() : made;
    },

    chooseSecond: async () => {
      const folder = await desktop.chooseFolder();
      if (folder === null) return { ok: false, code: 'cancelled' };
      try {
        const others = [deps.dataPath, backups.folder];
        await backups.run('adopt', { second: folder, others }, { timeoutMs: LIST_MS });
      } catch (error) {
        logFailure('backup', error);
        return { ok: false, code: 'backup-folder-unusable' };
      }
      keeper.setSecond(folder);
      await keeper.make('manual');
      return view();
    },

    forgetSecond: () => {
      keeper.setSecond(null);
      return view();
    },

    preview: restore.preview,
    restore: restore.restore,
    // A copy of everything, for anyone at the screen, only once there is no other way to keep it.
    rescue: (request, caller) =>
      place.loss() === null ? { ok: false, code: 'nothing-lost' } : restore.rescue(request, caller),
  };
}
