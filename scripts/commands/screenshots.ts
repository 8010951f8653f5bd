import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { playDefence } from '../demo/defence.ts';
import { playInApp } from '../demo/play-in-app.ts';
import type { Stage } from '../demo/acts.ts';
import type { RunningApp } from '../../tests/e2e/pages/running-app.ts';
import { openDisplay } from '../runtime/display.ts';
import { ensureRuntime } from '../runtime/ensure-runtime.ts';
import { SetupFailure } from '../runtime/failure.ts';
import { PROJECT_ROOT } from '../runtime/locations.ts';
import { ensureBuilt } from './build.ts';
import { everyScreen } from './every-screen.ts';

const PICTURES = path.join(PROJECT_ROOT, 'resources', 'guides', 'pictures');
const QUALITY = 0.86;

/** Which moments the guides and the README show. */
const SHOWN = [
  ...['first-start', 'backups', 'administrators', 'session', 'reception', 'presentation', 'pause', 'grid'],
  ...['deliberation', 'decision', 'signature', 'verification', 'certificates'],
] as const;

/**
 * Takes the pictures of the guides anew, from the sample session as it is played in the real application; with
 * `--every FOLDER`, those of every screen at every size, in both languages and both themes.
 */
export async function screenshots(args: readonly string[]): Promise<number> {
  if (args[0] === '--every' && args[1] !== undefined) return everyScreen(path.resolve(args[1]));
  const out = args[0] === '--out' && args[1] !== undefined ? path.resolve(args[1]) : PICTURES;
  await ensureRuntime();
  await ensureBuilt();
  await mkdir(out, { recursive: true });
  const folder = await mkdtemp(path.join(tmpdir(), 'pupitre-pictures-'));
  const display = await openDisplay((text) => {
    console.error(text);
  });
  try {
    await playInApp({
      options: { language: 'fr', theme: 'light', width: 1280, height: 800 },
      folder,
      env: display.env,
      play: async (stage) => {
        await lookAround(stage);
        await playDefence(stage);
      },
      picture: async (name, running) => {
        if (!SHOWN.some((shown) => shown === name)) return;
        const file = path.join(out, `${name}.webp`);
        const bytes = await pictureOf(running);
        await writeFile(file, bytes);
        console.log(`    ${path.basename(file)}, ${String(Math.round(bytes.length / 1024))} kB`);
      },
      exported: () => Promise.resolve(),
      failurePicture: path.join(tmpdir(), 'pupitre-screenshots-failure.png'),
    });
    const taken = await readdir(out);
    const missing = SHOWN.filter((name) => !taken.includes(`${name}.webp`));
    if (missing.length > 0) throw new SetupFailure(`Not taken: ${missing.join(', ')}.`);
    return 0;
  } finally {
    await display.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** The screens of the administrator, before there is anything in them. */
async function lookAround({ page, pages, shoot }: Stage): Promise<void> {
  for (const name of ['administrators', 'backups'] as const) {
    await page.goto(`${page.url().split('#')[0] ?? ''}#/preferences/${name}`);
    await page.locator(`a[href$="#/preferences"]`).last().waitFor();
    await shoot(name);
  }
  await pages.home.goTo();
  await pages.home.welcome().waitFor();
}

/** The window as WebP, which the browser itself encodes: several times smaller than PNG. */
async function pictureOf({ page }: RunningApp): Promise<Uint8Array> {
  const png = (await page.screenshot({ animations: 'disabled' })).toString('base64');
  const webp = await page.evaluate(
    async ([source, quality]) => {
      const image = new Image();
      image.src = `data:image/png;base64,${source}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = image.width;
      canvas.height = image.height;
      canvas.getContext('2d')?.drawImage(image, 0, 0);
      return canvas.toDataURL('image/webp', quality).split(',')[1] ?? '';
    },
    [png, QUALITY] as const,
  );
  return Buffer.from(webp, 'base64');
}
