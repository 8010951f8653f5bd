/** Closing the window stops the clock: asked first while one runs. */
import { app, dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import { closingQuestion } from './closing-question.ts';
import type { ClosingQuestion, RunningClock } from './closing-question.ts';
import type { NativeTexts } from './texts.ts';

/** What the question is about. */
export interface Unfinished {
  readonly runningClock: RunningClock | null;
  /** Entries that are not in the data; `isStored` when they are on the disk beside it. */
  readonly kept: { readonly count: number; readonly isStored: boolean };
}

/** Longest that the window waits to know; what was acknowledged is on the disk whatever it does. */
const LONGEST_MS = 5_000;

/**
 * Holds the window open until nothing is unfinished, or someone says to close it all the same. The question holds no
 * process: the clock goes on, and its reminders fall, while it is read.
 */
export function askBeforeClosing(
  window: BrowserWindow,
  unfinished: () => Promise<Unfinished>,
  texts: () => NativeTexts,
): void {
  let isConfirmed = false;
  let isAsking = false;
  let isQuitting = false;

  async function isToClose(question: ClosingQuestion | null): Promise<boolean> {
    if (question === null) return true;
    const { closing } = texts().menu;
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      ...question,
      buttons: [closing.stay, closing.close],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    if (response === 1) isQuitting = true;
    return response === 1;
  }

  async function ask(): Promise<void> {
    const found = await Promise.race([unfinished(), nothingInTime()]).catch(() => null);
    const question =
      found === null ? null : closingQuestion(found.runningClock, found.kept, texts().menu.closing);
    isConfirmed = await isToClose(question);
    isAsking = false;
    if (!isConfirmed) isQuitting = false;
    else if (isQuitting) app.quit();
    else window.close();
  }

  app.on('before-quit', () => {
    isQuitting = true;
  });
  window.on('close', (event) => {
    if (isConfirmed) return;
    event.preventDefault();
    if (isAsking) return;
    isAsking = true;
    void ask();
  });
}

function nothingInTime(): Promise<null> {
  return new Promise((resolve) => {
    setTimeout(() => {
      resolve(null);
    }, LONGEST_MS);
  });
}
