import { hasDisplay } from '../runtime/display.ts';
import { ensureRuntime } from '../runtime/ensure-runtime.ts';
import { SetupFailure } from '../runtime/failure.ts';
import { build, isBuildStale } from './build.ts';
import { runForeground } from './child.ts';

/** Opens the app, made ready first where needed; resolves with its exit code. */
export async function start(args: readonly string[]): Promise<number> {
  const executable = await readyRuntime('npm start');
  if (await isBuildStale()) {
    const code = await build();
    if (code !== 0) throw new SetupFailure('The app could not be built; see above.');
  }
  return runForeground(executable, [...sandboxArgs(), '.', ...args], process.env);
}

/** The Electron at hand, fetched first where needed; refuses where nothing can be shown, naming the command that would. */
export async function readyRuntime(command: string): Promise<string> {
  if (!hasDisplay(process.env)) {
    throw new SetupFailure('Pupitre opens a window, and this terminal has no display.', [
      'Run it from a desktop session, or through ssh -X from a machine that has one.',
      `To run it unseen on a virtual display: npm run with-display -- ${command}`,
    ]);
  }
  const { executable } = await ensureRuntime();
  return executable;
}

/** Chromium refuses its sandbox under root. Nobody should run the app so but a container does. */
export function sandboxArgs(): readonly string[] {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  return isRoot ? ['--no-sandbox'] : [];
}
