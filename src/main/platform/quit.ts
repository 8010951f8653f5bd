import { app } from 'electron';
import { logFailure } from './logger.ts';

/** Nobody waits longer than this for an application whose windows are closed. */
const LONGEST_MS = 30_000;
const LONGEST_END_MS = 5_000;

/** Once the windows are closed, lets `work` end, then runs `end` and leaves; also when either fails or takes too long. */
export function finishBeforeQuit(work: () => Promise<void>, end: () => Promise<void>): void {
  let isDone = false;
  app.on('will-quit', (event) => {
    if (isDone) return;
    event.preventDefault();
    isDone = true;
    const tell = (error: unknown) => {
      logFailure('quit', error);
    };
    void Promise.race([work(), waited(LONGEST_MS)])
      .catch(tell)
      .then(() => Promise.race([end(), waited(LONGEST_END_MS)]))
      .catch(tell)
      .finally(() => {
        // In a turn of its own: a quit that is asked for while this very event is handled is forgotten, and work that
        // has nothing to do ends before the event does.
        setTimeout(() => {
          app.quit();
        });
      });
  });
}

function waited(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
