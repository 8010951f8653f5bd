/** Mouse and keyboard on a window that knows nothing of being tried: xdotool. */
import { must, until } from './machine.ts';

/** A click on the shipped window, as it was made on its twin: where, and the title that it led to. */
export interface Click {
  readonly x: number;
  readonly y: number;
  readonly title: string;
}

export interface Hands {
  readonly title: () => Promise<string>;
  readonly click: (click: Click) => Promise<void>;
  readonly press: (...keys: readonly string[]) => Promise<void>;
}

const TITLE = 'Pupitre$';
const AGAIN_AFTER_MS = 5_000;

/** Takes hold of the one window of that display that is the application's. */
export async function takeHold(): Promise<Hands> {
  const id = await until('a window of Pupitre', async () => (await windows()).at(-1));
  const title = async () => (await must('xdotool', ['getwindowname', id])).trim();
  return {
    title,
    click: async ({ title: expected, x, y }) => {
      const before = await title();
      const at = ['--window', id, String(Math.round(x)), String(Math.round(y))];
      let clickedAt = -Infinity;
      await until(`the title “${expected}”`, async () => {
        const now = await title();
        // A page that is drawn may not listen yet: where nothing came of it, one clicks again.
        if (now === before && Date.now() - clickedAt > AGAIN_AFTER_MS) {
          clickedAt = Date.now();
          await must('xdotool', ['mousemove', ...at, 'click', '1']);
        }
        return now === expected;
      });
    },
    press: async (...keys) => {
      await must('xdotool', ['windowfocus', '--sync', id, 'key', ...keys]);
    },
  };
}

/** Windows of the application in sight. */
export async function windows(): Promise<readonly string[]> {
  const found = await must('xdotool', ['search', '--onlyvisible', '--name', TITLE]).catch(() => '');
  return found.split('\n').filter((id) => id !== '');
}
