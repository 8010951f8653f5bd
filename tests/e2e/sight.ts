/**
 * A screen as it is seen: at the smallest sizes where it must work nothing of it is out of reach, overprinted or cut.
 * With a folder in PUPITRE_PICTURES, its pictures are taken there at every size, in both languages and both themes.
 */
import { appendFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { CDPSession, Page } from '@playwright/test';
import { get } from './pages/api.ts';
import { layoutFaults } from './layout-faults.ts';

/** In CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What a screen is seen at: where it is tried, and what else its pictures show. */
export interface Sights {
  readonly tried: readonly Size[];
  readonly pictured: readonly Size[];
  /** What its pictures show it in, one after another; the story goes on in the last. */
  readonly clothes: readonly Clothes[];
  readonly dress: (page: Page, clothes: Clothes) => Promise<void>;
}

interface Clothes {
  readonly language: 'fr' | 'en';
  readonly theme: 'light' | 'dark';
}

const SMALL_LAPTOP = { width: 1024, height: 700 };
const LAPTOP = { width: 1280, height: 800 };
const DESKTOP = { width: 1920, height: 1080 };
const PHONE = { width: 390, height: 844 };
const TABLET = { width: 820, height: 1180 };
/** A desktop's screen at twice the size. */
const ENLARGED = { width: 960, height: 540 };

/** The application's own window. */
export const DESK: Sights = {
  tried: [SMALL_LAPTOP, ENLARGED],
  pictured: [ENLARGED, SMALL_LAPTOP, LAPTOP, DESKTOP],
  clothes: [
    { language: 'en', theme: 'dark' },
    { language: 'en', theme: 'light' },
    { language: 'fr', theme: 'dark' },
    { language: 'fr', theme: 'light' },
  ],
  dress: async (page, { language, theme }) => {
    await get(page, 'app', 'setPreferences', { theme, language });
    await page.locator(`html[data-theme=${theme}][lang=${language}]`).waitFor();
  },
};

/** The page of a juror's device, which takes the browser's theme and keeps its own language. */
export const DEVICE: Sights = {
  tried: [PHONE, SMALL_LAPTOP],
  pictured: [PHONE, TABLET, SMALL_LAPTOP, LAPTOP, DESKTOP],
  clothes: [
    { language: 'fr', theme: 'dark' },
    { language: 'fr', theme: 'light' },
  ],
  dress: async (page, { theme }) => {
    await page.emulateMedia({ colorScheme: theme });
    await page.locator(`html[data-theme=${theme}]`).waitFor();
  },
};

/** A window that answers to no preference, such as one whose data cannot be read. */
export const AS_IT_IS: Sights = {
  tried: DESK.tried,
  pictured: DESK.pictured,
  clothes: [{ language: 'fr', theme: 'light' }],
  dress: () => Promise.resolve(),
};

const PICTURES = process.env['PUPITRE_PICTURES'];
const PICTURES_MS = 60_000;

/** Tries the screen as it stands at its sizes, and leaves it at its own. */
export async function lookAt(page: Page, screen: string, sights: Sights = DESK): Promise<void> {
  const engine = await page.context().newCDPSession(page);
  try {
    for (const size of sights.tried) {
      await resize(page, engine, size);
      const faults = await page.evaluate(layoutFaults);
      expect.soft(faults, `${screen}, ${nameOf(size)}`).toEqual([]);
    }
    if (PICTURES !== undefined) await takePictures(page, engine, screen, sights);
  } finally {
    await engine.send('Emulation.clearDeviceMetricsOverride');
    await engine.detach();
  }
}

async function resize(page: Page, engine: CDPSession, size: Size): Promise<void> {
  await engine.send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: 1, mobile: false });
  await page.waitForFunction(({ height, width }) => innerWidth === width && innerHeight === height, size);
  await drawn(page);
}

/** What follows a change of size, of theme or of language has been laid out. */
async function drawn(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => {
          requestAnimationFrame(() => {
            resolve();
          });
        });
      }),
  );
}

async function takePictures(page: Page, engine: CDPSession, screen: string, sights: Sights): Promise<void> {
  test.setTimeout(test.info().timeout + PICTURES_MS);
  const { name: spec } = path.parse(test.info().file);
  const folder = path.join(PICTURES ?? '', spec.replace('.spec', ''));
  await mkdir(folder, { recursive: true });
  const place = await page.evaluate(() => location.hash);
  await appendFile(path.join(PICTURES ?? '', 'seen.tsv'), `${place}\t${spec}\t${screen}\n`);
  const slug = screen.replaceAll(/[^\p{L}\p{N}]+/gu, '-').toLowerCase();
  for (const clothes of sights.clothes) {
    await sights.dress(page, clothes);
    for (const size of sights.pictured) {
      await resize(page, engine, size);
      const file = `${slug}-${nameOf(size)}-${clothes.language}-${clothes.theme}.jpg`;
      await page.screenshot({ path: path.join(folder, file), type: 'jpeg', quality: 80 });
    }
  }
}

function nameOf({ height, width }: Size): string {
  return `${String(width)}x${String(height)}`;
}
