import { copyFile, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { pagesOf } from '../../tests/e2e/pages/index.ts';
import { chooseFolder, closeApp, launchApp, setContentSize } from '../../tests/e2e/pages/running-app.ts';
import type { RunningApp } from '../../tests/e2e/pages/running-app.ts';
import { wordsOf } from '../../tests/e2e/pages/words.ts';
import type { Stage } from '../demo/acts.ts';
import { playDefence } from '../demo/defence.ts';
import { readDemoOptions, readSessionDemoOptions } from '../demo/options.ts';
import type { DemoOptions } from '../demo/options.ts';
import { playRolePlay } from '../demo/role-play.ts';
import { openDisplay } from '../runtime/display.ts';
import { ensureRuntime } from '../runtime/ensure-runtime.ts';
import { explainFileError, SetupFailure } from '../runtime/failure.ts';
import { build, isBuildStale } from './build.ts';
import { demoSession } from './session-demo.ts';

const TIME_ZONE = 'Europe/Paris';
/** Fifteen minutes take half a minute: quick, and slow enough for the digits to be read. */
const SPEED = 30;

const PLAYS: Readonly<Record<DemoOptions['test'], (stage: Stage) => Promise<void>>> = {
  'oral-defence': playDefence,
  'role-play': playRolePlay,
};

/** Plays one whole jury test in the real application, or a whole day on its core; leaves what came of it. */
export async function demo(args: readonly string[]): Promise<number> {
  const session = readSessionDemoOptions(args);
  if (session !== null) return demoSession(session);
  const options = readDemoOptions(args);
  await ensureRuntime();
  if ((await isBuildStale()) && (await build()) !== 0) {
    throw new SetupFailure('The app could not be built; see above.');
  }
  await mkdir(options.out, { recursive: true }).catch((error: unknown) => {
    throw explainFileError(error, options.out);
  });
  const folder = await mkdtemp(path.join(tmpdir(), 'pupitre-demo-'));
  const display = await openDisplay((text) => {
    console.error(text);
  });
  try {
    const written = await play(options, folder, display.env);
    console.log(`\n${String(written.length)} files in ${options.out}:`);
    for (const name of written) console.log(`  ${name}`);
    return 0;
  } finally {
    await display.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

async function play(
  options: DemoOptions,
  folder: string,
  env: NodeJS.ProcessEnv,
): Promise<readonly string[]> {
  const pictures: string[] = [];
  const kept: string[] = [];
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
  const shoot = async (name: string): Promise<void> => {
    const file = `${String(pictures.length + 1).padStart(2, '0')}-${name}.png`;
    // A pointer left on a button would show it as it looks under a hand.
    await page.mouse.move(0, 0);
    await page.screenshot({ path: path.join(options.out, file), animations: 'disabled' });
    pictures.push(file);
    console.log(`    ${file}`);
  };
  try {
    await setContentSize(running, options.width, options.height);
    await choosePreferences(running, options);
    await PLAYS[options.test]({
      page,
      pages: pagesOf({ page, say: wordsOf(options.language) }),
      shoot,
      say: (what) => {
        step = what;
        console.log(`  ${what}`);
      },
      keep: async (name, extensions, writeFiles) => {
        const exported = path.join(folder, name);
        await mkdir(exported);
        await chooseFolder(app, exported);
        await writeFiles();
        kept.push(...(await takeFiles(exported, options.out, name, extensions)));
      },
    });
    if (running.complaints.length > 0) throw new Error(running.complaints.join('\n'));
    return [...pictures, ...kept];
  } catch (error) {
    const picture = path.join(options.out, 'failure.png');
    const isKept = await page.screenshot({ path: picture }).then(
      () => true,
      () => false,
    );
    throw new SetupFailure(`The demonstration stopped at ${step}.`, [
      ...stripVTControlCharacters(error instanceof Error ? error.message : String(error))
        .split('\n')
        .slice(0, 4),
      ...(isKept ? [`The screen at that moment: ${picture}`] : []),
    ]);
  } finally {
    await closeApp(app);
  }
}

/** The application starts in French and in the system's theme; another choice is made where everyone makes it. */
async function choosePreferences({ page }: RunningApp, { language, theme }: DemoOptions): Promise<void> {
  const { preferences } = pagesOf({ page, say: wordsOf('fr') });
  await preferences.goTo();
  await preferences.chooseTheme(theme);
  if (language !== 'fr') await preferences.chooseLanguage(language);
  const { home } = pagesOf({ page, say: wordsOf(language) });
  await home.goTo();
  await home.welcome().waitFor();
}

/** Copies what an export wrote under a plain name. */
async function takeFiles(
  from: string,
  out: string,
  name: string,
  extensions: readonly string[],
): Promise<readonly string[]> {
  const exported = await readdir(from);
  const taken: string[] = [];
  for (const extension of extensions) {
    const found = exported.find((file) => file.endsWith(`.${extension}`));
    if (found === undefined) throw new Error(`the export left no ${extension} file`);
    await copyFile(path.join(from, found), path.join(out, `${name}.${extension}`));
    taken.push(`${name}.${extension}`);
  }
  return taken;
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
