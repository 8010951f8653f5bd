/** From a key in the archive's search to the rows on the screen, in the real application. */
import type { Page } from '@playwright/test';
import { closeApp, launchApp } from '../../tests/e2e/pages/running-app.ts';
import { ensureBuilt } from '../commands/build.ts';
import { openDisplay } from '../runtime/display.ts';
import { ensureRuntime } from '../runtime/ensure-runtime.ts';
import type { Figures } from './bench.types.ts';
import { quantile } from './samples.ts';

/** Enough keys that what the first ones cost, of a page that was never drawn, is their share and no more. */
const WORDS = [
  ...['tilleul', 'romarin', 'session 3', 'pv 2026', 'camomille', 'mirabelle', 'session 12', 'pv 17'],
  ...['sauge', '2025', 'menthe', 'session 7', 'campanule', 'pv 2025', 'coriandre', 'session 41'],
];
/** Longest time in which a key shows its rows; what is drawn later is another key's. */
const SETTLED_MS = 700;

/** What the page keeps while it is measured. */
interface Watch {
  keyAt: number;
  paintedAt: number;
}

/** Types into the search of the built application on that profile; milliseconds from each key to the last rows it drew. */
export async function measurePaint(profile: string, progress: (text: string) => void): Promise<Figures> {
  await ensureRuntime();
  await ensureBuilt();
  const display = await openDisplay(progress);
  // What is launched inherits this process's own environment.
  const before = process.env['DISPLAY'];
  if (display.env['DISPLAY'] !== undefined) process.env['DISPLAY'] = display.env['DISPLAY'];
  try {
    const running = await launchApp({ profile, env: { TZ: 'Europe/Paris' } });
    try {
      return await typeInto(running.page);
    } finally {
      await closeApp(running.app);
    }
  } finally {
    if (before === undefined) delete process.env['DISPLAY'];
    await display.close();
  }
}

async function typeInto(page: Page): Promise<Figures> {
  await page.evaluate(() => {
    location.hash = '#/archive';
  });
  await page.getByRole('grid').getByRole('rowheader').first().waitFor();
  const box = page.getByRole('searchbox').first();
  await box.focus();
  await page.evaluate(watchPaints);
  const times: number[] = [];
  for (const word of WORDS) {
    for (const key of Array.from(word)) times.push(await timeOfKey(page, key === ' ' ? 'Space' : key));
    for (let left = word.length; left > 0; left -= 1) times.push(await timeOfKey(page, 'Backspace'));
  }
  const drawn = times.filter((ms) => ms > 0);
  const rows = await page.getByRole('grid').getByRole('row').count();
  const heapBytes = await page.evaluate(
    () => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize,
  );
  return {
    paintP50Ms: quantile(drawn, 0.5),
    paintP95Ms: quantile(drawn, 0.95),
    paintedKeys: drawn.length,
    rowsDrawn: rows,
    pageHeapMb: heapBytes / 1_000_000,
  };
}

/** Runs in the page: notes each key, and the frame after the last change of the archive that follows it. */
function watchPaints(): void {
  const watch: Watch = { keyAt: 0, paintedAt: 0 };
  Object.assign(globalThis, { pupitreWatch: watch });
  addEventListener(
    'keydown',
    () => {
      watch.keyAt = performance.now();
      watch.paintedAt = 0;
      performance.mark('key');
    },
    { capture: true },
  );
  const observer = new MutationObserver(() => {
    const { keyAt } = watch;
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      // The frame is on the screen once what was asked in it comes after it.
      channel.port1.onmessage = () => {
        if (watch.keyAt !== keyAt) return;
        watch.paintedAt = performance.now();
        performance.mark('paint');
      };
      channel.port2.postMessage(null);
    });
  });
  const main = document.querySelector('main');
  if (main !== null) observer.observe(main, { subtree: true, childList: true, characterData: true });
}

/** 0 when the key changed nothing that is seen. */
async function timeOfKey(page: Page, key: string): Promise<number> {
  await page.keyboard.press(key);
  await page.waitForTimeout(SETTLED_MS);
  return page.evaluate(() => {
    const { keyAt, paintedAt } = (globalThis as unknown as { pupitreWatch: Watch }).pupitreWatch;
    return paintedAt === 0 ? 0 : paintedAt - keyAt;
  });
}
