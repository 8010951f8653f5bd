import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import path from 'node:path';
import type { Writable } from 'node:stream';
import { SetupFailure } from '../runtime/failure.ts';
import { inPackage, PROJECT_ROOT } from '../runtime/locations.ts';

/** The environment with the project's own programs, Node among them, first on the PATH. */
function withProjectPrograms(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...env, PATH: [inPackage('.bin'), env['PATH'] ?? ''].join(path.delimiter) };
}

/**
 * Runs a program in the foreground from the project's root; resolves with its exit code, 128+n after a signal. What it
 * prints goes to the terminal, or to `output` where another program has the terminal.
 */
export function runForeground(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  output?: Writable,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: PROJECT_ROOT,
      env: withProjectPrograms(env),
      stdio: output === undefined ? 'inherit' : ['inherit', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => output?.write(chunk));
    // Let the child end first, so that a virtual display is closed after it and not under it.
    const forward = (signal: NodeJS.Signals): void => {
      child.kill(signal);
    };
    process.on('SIGINT', forward).on('SIGTERM', forward);
    const settle = (): void => {
      process.off('SIGINT', forward).off('SIGTERM', forward);
    };
    child.on('error', (error) => {
      settle();
      reject(new SetupFailure(`${program} could not be started: ${error.message}.`));
    });
    child.on('close', (code, signal) => {
      settle();
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}
