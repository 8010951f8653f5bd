/**
 * Plays a whole oral defence to its archived minutes on plain Node: `npm run core:smoke`. Prints their number.
 * Whatever would load Electron fails at once: the core must not need it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

registerHooks({
  resolve(specifier, context, next) {
    if (/^electron($|\/)/.test(specifier)) throw new Error(`the core asks for ${specifier}`);
    return next(specifier, context);
  },
});
const { openCore } = await import('../src/core/open-core.ts');
const { createManualClock } = await import('../src/core/kernel/test-clock.ts');
const { headlessSurroundings } = await import('./headless/surroundings.ts');
const { archiveOne, prepare } = await import('../tests/db/passage-conduct.ts');
const { asDesk } = await import('../tests/db/as-desk.ts');
const { done, START } = await import('../tests/db/passage-panel.ts');

const folder = mkdtempSync(path.join(tmpdir(), 'pupitre-core-'));
const { drive, ...device } = createManualClock(START);

const core = openCore(headlessSurroundings(folder, device));
try {
  const handlers = asDesk(core.handlers);
  const stage = { handlers, drive };
  const minutesId = await archiveOne(stage, await prepare(stage, 3));
  const { isIntact } = await done(handlers.archive.verify({ minutesId }));
  if (!isIntact) throw new Error('the minutes do not check as intact');
  const { row } = await done(handlers.archive.get({ minutesId }));
  console.log(row.number);
} finally {
  await core.backUpAtQuit();
  core.stop();
  core.close();
  rmSync(folder, { recursive: true, force: true });
}
