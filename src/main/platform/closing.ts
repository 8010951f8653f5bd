/** Closing the window stops the clock: asked first while one runs. */
import { app, dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import { closingQuestion } from './closing-question.ts';
import type { ClosingQuestion, RunningClock } from './closing-question.ts';
import type { NativeTexts } from './texts.ts';

/** What the question is about. */
export interface Unfinished {
  readonly runningClock: () => RunningClock | null;
  /** Entries that are not in the data; `isStored` when they are on the disk beside it. */
  readonly keptState: () => { readonly count: number; readonly isStored: boolean };
}

/**
 * Holds the window open until someone says to close it all the same. The question does not hold the main process: the
 * clock goes on, and its reminders fall, while it is read.
 */
export function askBeforeClosing(
  window: BrowserWindow,
  unfinished: Unfinished,
  texts: () => NativeTexts,
): void {
  let isConfirmed = false;
  let isAsking = false;

  async function ask(question: ClosingQuestion): Promise<void> {
    const { closing } = texts().menu;
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      ...question,
      buttons: [closing.stay, closing.close],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    isAsking = false;
    if (response !== 1) return;
    isConfirmed = true;
    app.quit();
  }

  window.on('close', (event) => {
    const question = isConfirmed
      ? null
      : closingQuestion(unfinished.runningClock(), unfinished.keptState(), texts().menu.closing);
    if (question === null) return;
    event.preventDefault();
    if (isAsking) return;
    isAsking = true;
    void ask(question);
  });
}
