import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { openDisplay } from '../runtime/display.ts';
import { ensureRuntime } from '../runtime/ensure-runtime.ts';
import { PROJECT_ROOT } from '../runtime/locations.ts';
import { ensureBuilt } from './build.ts';
import { runForeground } from './child.ts';

const TESTS = path.join(PROJECT_ROOT, 'tests', 'e2e');
const ROUTES = path.join(PROJECT_ROOT, 'src', 'renderer', 'src', 'app');
/** A story that looks at its screens does so through one of these. */
const LOOKS = /from '\.{1,2}\/(?:sight|accessibility)\.ts'/;

/**
 * Plays the end-to-end stories that look at their screens, and leaves the pictures of each in that folder. Resolves with 1
 * when a story failed, or a place of the application was seen in none of them.
 */
export async function everyScreen(folder: string): Promise<number> {
  await ensureRuntime();
  await ensureBuilt();
  const seen = path.join(folder, 'seen.tsv');
  await mkdir(folder, { recursive: true });
  await rm(seen, { force: true });
  const display = await openDisplay((text) => {
    console.error(text);
  });
  try {
    const env = { ...display.env, TZ: 'Europe/Paris', PUPITRE_PICTURES: folder };
    const code = await runForeground('playwright', ['test', ...(await storiesThatLook())], env);
    const unseen = await placesUnseen(await readFile(seen, 'utf8'));
    if (unseen.length > 0) console.log(`In no picture: ${unseen.join(', ')}`);
    return code !== 0 || unseen.length > 0 ? 1 : 0;
  } finally {
    await display.close();
  }
}

async function storiesThatLook(): Promise<readonly string[]> {
  const files = await readdir(TESTS, { recursive: true });
  const stories = files.filter((file) => file.endsWith('.spec.ts')).map((file) => path.join(TESTS, file));
  const texts = await Promise.all(stories.map((file) => readFile(file, 'utf8')));
  return stories.filter((_, index) => LOOKS.test(texts[index] ?? ''));
}

/** The routes that no line of what was seen (`#/place<TAB>story<TAB>screen`) leads to. */
async function placesUnseen(seen: string): Promise<readonly string[]> {
  const places = seen.split('\n').map((line) => (line.split('\t')[0] ?? '').replace(/^#|\?.*$/g, ''));
  const files = await readdir(ROUTES);
  const texts = await Promise.all(files.map((file) => readFile(path.join(ROUTES, file), 'utf8')));
  const routes = texts.flatMap((text) => [...text.matchAll(/under\('(?<place>[^']+)'\)/g)]);
  return routes
    .map(({ groups }) => groups?.['place'] ?? '')
    .filter((route) => {
      const pattern = new RegExp(`^${route.replaceAll(/\$\w+/g, '[^/]+')}$`);
      return !places.some((place) => pattern.test(place === '' ? '/' : place));
    });
}
