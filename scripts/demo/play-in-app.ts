/** Plays something in the real application, through its screens; what to do with pictures and exports is the caller's. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { pagesOf } from '../../tests/e2e/pages/index.ts';
import { chooseFolder, closeApp, launchApp, setContentSize } from '../../tests/e2e/pages/running-app.ts';
import type { RunningApp } from '../../tests/e2e/pages/running-app.ts';
import { wordsOf } from '../../tests/e2e/pages/words.ts';
import { SetupFailure } from '../runtime/failure.ts';
import type { Stage } from './acts.ts';
import type { DemoOptions } from './options.ts';

const TIME_ZONE = 'Europe/Paris';
/** Fifteen minutes take half a minute: quick, and slow enough for the digits to be read. */
const SPEED = 30;

export interface Playing {
  readonly options: Pick<DemoOptions, 'language' | 'theme' | 'width' | 'height'>;
  /** For the profile and what is exported; the caller removes it. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly play: (stage: Stage) => Promise<void>;
  readonly picture: (name: string, running: RunningApp) => Promise<void>;
  /** An export of these extensions is in that folder. */
  readonly exported: (name: string, extensions: readonly string[], folder: string) => Promise<void>;
  /** Where a picture of a failure goes. */
  readonly failurePicture: string;
}

export async function playInApp(playing: Playing): Promise<void> {
  const { env, exported, failurePicture, folder, options, picture, play } = playing;
  let step = 'the start';
  const running = await launchApp({
    profile: path.join(folder, 'profile'),
    env: {
      ...definedOnly(env),
      TZ: TIME_ZONE,
      PUPITRE_CLOCK: `fast:${String(SPEED)}`,
      PUPITRE_CLOCK_START: nineOClock(new Date()),
    },
  });
  const { app, page } = running;
  try {
    await setContentSize(running, options.width, options.height);
    await choosePreferences(running, options);
    await play({
      page,
      pages: pagesOf({ page, say: wordsOf(options.language) }),
      shoot: async (name) => {
        // A pointer left on a button would show it as it looks under a hand.
        await page.mouse.move(0, 0);
        await picture(name, running);
      },
      say: (what) => {
        step = what;
        console.log(`  ${what}`);
      },
      keep: async (name, extensions, writeFiles) => {
        const into = path.join(folder, name);
        await mkdir(into);
        await chooseFolder(app, into);
        await writeFiles();
        await exported(name, extensions, into);
      },
    });
    if (running.complaints.length > 0) throw new Error(running.complaints.join('\n'));
  } catch (error) {
    const isKept = await page.screenshot({ path: failurePicture }).then(
      () => true,
      () => false,
    );
    throw new SetupFailure(`The demonstration stopped at ${step}.`, [
      ...stripVTControlCharacters(error instanceof Error ? error.message : String(error))
        .split('\n')
        .slice(0, 4),
      ...(isKept ? [`The screen at that moment: ${failurePicture}`] : []),
    ]);
  } finally {
    await closeApp(app);
  }
}

/** The application starts in French and in the system's theme; another choice is made where everyone makes it. */
async function choosePreferences(
  { page }: RunningApp,
  { language, theme }: Playing['options'],
): Promise<void> {
  const { preferences } = pagesOf({ page, say: wordsOf('fr') });
  await preferences.goTo();
  await preferences.chooseTheme(theme);
  if (language !== 'fr') await preferences.chooseLanguage(language);
  const { home } = pagesOf({ page, say: wordsOf(language) });
  await home.goTo();
  await home.welcome().waitFor();
}

/** Nine in the morning of that day in Paris, whatever its season, in ISO. */
function nineOClock(now: Date): string {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE, dateStyle: 'short' }).format(now);
  const hour = new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE, hour: '2-digit' });
  const summer = new Date(`${day}T09:00:00+02:00`);
  return (hour.format(summer) === '09' ? summer : new Date(`${day}T09:00:00+01:00`)).toISOString();
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
