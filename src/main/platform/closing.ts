/** Closing the window stops the clock: asked first while one runs. */
import { app, dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import type { NativeTexts } from './texts.ts';

/** A running clock as the question names it. */
export interface RunningClock {
  readonly candidate: string;
  readonly phase: string;
}

/**
 * Holds the window open until someone says to close it all the same. The question does not hold the main process: the
 * clock goes on, and its reminders fall, while it is read.
 */
export function askBeforeClosing(
  window: BrowserWindow,
  runningClock: () => RunningClock | null,
  texts: () => NativeTexts,
): void {
  let isConfirmed = false;
  let isAsking = false;

  async function ask({ candidate, phase }: RunningClock): Promise<void> {
    const { closing } = texts().menu;
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      title: closing.title,
      message: closing.what.replace('{{phase}}', () => phase).replace('{{candidate}}', () => candidate),
      detail: closing.detail,
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
    const running = isConfirmed ? null : runningClock();
    if (running === null) return;
    event.preventDefault();
    if (isAsking) return;
    isAsking = true;
    void ask(running);
  });
}
