import { copyFile, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Stage } from '../demo/acts.ts';
import { playDefence } from '../demo/defence.ts';
import { readDemoOptions, readSessionDemoOptions } from '../demo/options.ts';
import type { DemoOptions } from '../demo/options.ts';
import { playInApp } from '../demo/play-in-app.ts';
import { playRolePlay } from '../demo/role-play.ts';
import { openDisplay } from '../runtime/display.ts';
import { ensureRuntime } from '../runtime/ensure-runtime.ts';
import { explainFileError } from '../runtime/failure.ts';
import { ensureBuilt } from './build.ts';
import { demoSession } from './session-demo.ts';

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
  await ensureBuilt();
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
  await playInApp({
    options,
    folder,
    env,
    play: PLAYS[options.test],
    picture: async (name, { page }) => {
      const file = `${String(pictures.length + 1).padStart(2, '0')}-${name}.png`;
      await page.screenshot({ path: path.join(options.out, file), animations: 'disabled' });
      pictures.push(file);
      console.log(`    ${file}`);
    },
    exported: async (name, extensions, from) => {
      kept.push(...(await takeFiles(from, options.out, name, extensions)));
    },
    failurePicture: path.join(options.out, 'failure.png'),
  });
  return [...pictures, ...kept];
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
