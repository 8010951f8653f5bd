import { hasDisplay } from '../runtime/display.ts';
import { ensureRuntime } from '../runtime/ensure-runtime.ts';
import { SetupFailure } from '../runtime/failure.ts';
import { build, isBuildStale } from './build.ts';
import { runForeground } from './child.ts';

/** Opens the app, made ready first where needed; resolves with its exit code. */
export async function start(args: readonly string[]): Promise<number> {
  if (!hasDisplay(process.env)) {
    throw new SetupFailure('Pupitre opens a window, and this terminal has no display.', [
      'Run it from a desktop session, or through ssh -X from a machine that has one.',
      'To run it unseen on a virtual display: node scripts/with-display.mjs npm start',
    ]);
  }
  const { executable } = await ensureRuntime();
  if (await isBuildStale()) {
    const code = await build();
    if (code !== 0) throw new SetupFailure('The app could not be built; see above.');
  }
  // Chromium refuses its sandbox under root. Nobody should run the app so but a container does.
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  return runForeground(executable, [...(isRoot ? ['--no-sandbox'] : []), '.', ...args], process.env);
}
