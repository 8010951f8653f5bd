/** Has the database's log folded into its file by a thread, so that no entry waits while the disk takes the pages. */
import { durationMs } from '../../domain/time/time.ts';
import { foldRest, FOLD_FROM_PAGES, writeAheadOf } from '../db/write-ahead.ts';
import type { Deps } from './deps.ts';

const LOOK_EVERY_MS = durationMs(1_000);
/** A reader, such as a backup or a check, holds the rest back: it is tried again only once there is more. */
const AGAIN_AFTER_PAGES = 250;
/**
 * The log begins anew at an entry that finds all of it folded, and while a jury marks some pages always came since. Once it
 * is that long, so few of them are folded in between.
 */
const LONG_PAGES = 4_000;
const FEW_PAGES = 100;

export interface WriteAheadFolding {
  start(): void;
  stop(): void;
}

export function createWriteAheadFolding(
  deps: Pick<Deps, 'backups' | 'db' | 'logFailure' | 'place' | 'scheduler'>,
): WriteAheadFolding {
  const { backups, db, logFailure, place, scheduler } = deps;
  let disarm: (() => void) | null = null;
  let isStopped = false;
  /** What the last folding had to leave. */
  let left = 0;

  async function fold(): Promise<void> {
    left = await backups.run('fold', { file: backups.dataFile });
    const { ahead, pages } = writeAheadOf(db);
    if (!isStopped && pages >= LONG_PAGES && ahead <= FEW_PAGES) foldRest(db);
  }

  async function look(): Promise<void> {
    // Lost files are not opened again, nor those that took their place.
    if (place.loss() !== null) return;
    const { ahead } = writeAheadOf(db);
    left = Math.min(left, ahead);
    if (ahead < Math.max(FOLD_FROM_PAGES, left + AGAIN_AFTER_PAGES)) return;
    left = ahead;
    await fold();
  }

  function arm(): void {
    if (!isStopped) disarm = scheduler.after(LOOK_EVERY_MS, turn);
  }

  function turn(): void {
    look()
      .catch((error: unknown) => {
        if (!isStopped) logFailure('database', error);
      })
      .finally(arm);
  }

  return {
    start: arm,
    stop: () => {
      isStopped = true;
      disarm?.();
      disarm = null;
    },
  };
}
