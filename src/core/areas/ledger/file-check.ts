/** The check of the data file's pages, on a thread of its own: it reads all of them, however many there are. */
import { durationMs } from '../../../domain/time/time.ts';
import type { CheckMarks } from '../../db/check-marks.ts';
import type { Deps } from '../../kernel/deps.ts';

/** Wait after the start: what is done at a start comes first on the disk. */
const FIRST_AFTER_MS = durationMs(30_000);
const AGAIN_AFTER_MS = durationMs(24 * 60 * 60 * 1_000);

export interface FileCheck {
  /** Whether damage was found in this run of the application, or was known from the one before. */
  isDamaged(): boolean;
  start(): void;
  stop(): void;
}

/** Checks soon after the start and once a day; `onDamage` is called when damage was found first. */
export function createFileCheck(
  { backups, logFailure, scheduler }: Pick<Deps, 'backups' | 'logFailure' | 'scheduler'>,
  marks: CheckMarks,
  onDamage: () => void,
): FileCheck {
  let isDamaged = marks.isDamaged();
  let disarm: (() => void) | null = null;
  let isStopped = false;

  async function check(): Promise<void> {
    try {
      const finding = await backups.run('quickCheck', { file: backups.dataFile });
      if (isStopped || (finding !== null) === isDamaged) return;
      isDamaged = finding !== null;
      marks.keepDamaged(isDamaged);
      if (finding === null) return;
      logFailure('file', new Error(finding));
      onDamage();
    } catch (error) {
      if (!isStopped) logFailure('file', error);
    }
  }

  function arm(delay: typeof FIRST_AFTER_MS): void {
    if (isStopped) return;
    disarm = scheduler.after(delay, () => {
      disarm = null;
      void check().then(() => {
        arm(AGAIN_AFTER_MS);
      });
    });
  }

  return {
    isDamaged: () => isDamaged,
    start: () => {
      arm(FIRST_AFTER_MS);
    },
    stop: () => {
      isStopped = true;
      disarm?.();
      disarm = null;
    },
  };
}
