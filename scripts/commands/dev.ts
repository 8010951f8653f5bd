import path from 'node:path';
import { createGathering } from '../dev/gathering.ts';
import { keepRunning } from '../dev/kept-running.ts';
import { watchBuilds } from '../dev/watched-builds.ts';
import { PROJECT_ROOT } from '../runtime/locations.ts';
import { readyRuntime, sandboxArgs } from './start.ts';

const SHELL = path.join(PROJECT_ROOT, 'scripts', 'dev', 'shell');

/** Opens the app and keeps it as its sources are: reloaded or started again at each change. Resolves with its exit code. */
export async function dev(args: readonly string[]): Promise<number> {
  const executable = await readyRuntime('npm run dev');
  let leave: (code: number) => void = () => undefined;
  const left = new Promise<number>((resolve) => (leave = resolve));
  const app = keepRunning(executable, [...sandboxArgs(), SHELL, ...args], (code) => {
    leave(code);
  });
  const endBuilds = await watchBuilds(
    createGathering((need) => {
      console.log(need === 'restart' ? 'starting the app' : 'reloading the page');
      if (need === 'restart') void app.restart();
      else app.reload();
    }),
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      void app.end().then(() => {
        leave(0);
      });
    });
  }
  const code = await left;
  await endBuilds();
  return code;
}
