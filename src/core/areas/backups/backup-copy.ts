/** One copy of the data, how far it has come, and its end when someone stops it. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { durationMs } from '../../../domain/time/time.ts';
import { removeUnfinished } from '../../db/backup/unfinished.ts';
import { PARTIAL_SUFFIX } from '../../db/checked-copy.ts';
import type { Deps } from '../../kernel/deps.ts';
import { isStopped, TaskStopped } from '../../kernel/tasks.ts';
import type { Task } from '../../kernel/tasks.ts';

/** It is copied, its pages are checked, and it is digested. */
const PARTS = 3;
const LOOK_EACH_MS = durationMs(200);

/** Copies the data to that name in the folder of backups. Rejects with TaskStopped once nothing of it is left. */
export async function copyTo(
  { backups, scheduler }: Pick<Deps, 'backups' | 'scheduler'>,
  name: string,
  { signal, step }: Task,
): Promise<void> {
  const partial = join(backups.folder, `${name}${PARTIAL_SUFFIX}`);
  let part = 0;
  let isOver = false;
  let disarm = look();

  function say(done: number): void {
    isStopped(() => {
      step(done, PARTS);
    });
  }

  /** A thread that copies says nothing before it is done: the size of the copy tells how far it has come. */
  function look(): () => void {
    return scheduler.after(LOOK_EACH_MS, () => {
      sizeOfCopy()
        .then((share) => {
          say(Math.max(part, share));
        })
        .catch(() => undefined)
        .finally(() => {
          if (!isOver) disarm = look();
        });
    });
  }

  async function sizeOfCopy(): Promise<number> {
    if (part > 0) return part;
    const [copy, data] = await Promise.all([stat(partial), stat(backups.dataFile)]);
    return Math.min(1, copy.size / Math.max(1, data.size));
  }

  try {
    await backups.run(
      'copy',
      { dataFile: backups.dataFile, folder: backups.folder, name },
      {
        signal,
        onNews: ({ done }) => {
          part = done;
          say(done);
        },
      },
    );
  } catch (error) {
    if (error instanceof TaskStopped) await removeUnfinished(backups.folder, name);
    throw error;
  } finally {
    isOver = true;
    disarm();
  }
}
