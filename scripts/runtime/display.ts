import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { SetupFailure } from './failure.ts';
import { ensurePrograms } from './linux-packages.ts';

export interface Display {
  /** Environment for programs that draw. */
  env: NodeJS.ProcessEnv;
  /** Stops the virtual display when one was started. */
  close: () => Promise<void>;
}

const START_LIMIT_MS = 15_000;

/** Whether programs started with this environment can show windows. */
export function hasDisplay(env: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): boolean {
  return platform !== 'linux' || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);
}

/** The display at hand, or a virtual one that lives until `close`. */
export async function openDisplay(notice: (text: string) => void): Promise<Display> {
  const env = process.env;
  if (hasDisplay(env)) return { env, close: () => Promise.resolve() };
  // Larger than the largest window asked for: one as large as its display is made a pixel smaller.
  return openVirtualDisplay(notice, '2560x1440');
}

/** A virtual display of that size, whatever is at hand, with further options of Xvfb. */
export async function openVirtualDisplay(
  notice: (text: string) => void,
  size: string,
  options: readonly string[] = [],
): Promise<Display> {
  const { env } = process;
  await ensurePrograms(['Xvfb'], notice);
  // With -displayfd the server takes a free number itself and says which, once it accepts clients.
  const args = ['-displayfd', '3', '-screen', '0', `${size}x24`, '-nolisten', 'tcp', '-noreset', ...options];
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  const number = await displayNumber(server);
  return {
    env: { ...env, DISPLAY: `:${number}` },
    close: async () => {
      if (server.exitCode !== null || server.signalCode !== null) return;
      const ended = once(server, 'exit');
      server.kill();
      await ended;
    },
  };
}

function displayNumber(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let problem = '';
    const fail = (): void => {
      clearTimeout(timer);
      server.kill();
      reject(
        new SetupFailure('The virtual display did not start.', [problem.trim() || 'Xvfb gave no reason.']),
      );
    };
    const timer = setTimeout(fail, START_LIMIT_MS);
    server.on('error', fail);
    server.on('exit', fail);
    server.stderr?.on('data', (chunk: Buffer) => (problem += chunk.toString()));
    let answer = '';
    server.stdio[3]?.on('data', (chunk: Buffer) => {
      answer += chunk.toString();
      if (!answer.includes('\n')) return;
      clearTimeout(timer);
      server.removeAllListeners('exit');
      resolve(answer.trim());
    });
  });
}
