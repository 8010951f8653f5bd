import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

export interface KeptRunning {
  /** Starts it, or starts it anew once the one before has left: two on the same data would refuse each other. */
  readonly restart: () => Promise<void>;
  readonly reload: () => void;
  readonly end: () => Promise<void>;
}

/** Time that a program has to leave by itself, in milliseconds; what was acknowledged is on the disk already. */
const LEAVING_MS = 3_000;

/** A program that is started again and again; `onLeft` is told when it leaves by itself, with its exit code. */
export function keepRunning(
  program: string,
  args: readonly string[],
  onLeft: (code: number) => void,
): KeptRunning {
  let running: ChildProcess | null = null;
  let last = Promise.resolve();

  const stop = async (): Promise<void> => {
    const child = running;
    running = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const left = once(child, 'exit');
    child.kill();
    const timer = setTimeout(() => child.kill('SIGKILL'), LEAVING_MS);
    await left;
    clearTimeout(timer);
  };
  const start = (): void => {
    const child = spawn(program, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
    running = child;
    child.on('error', (error) => {
      console.error(error.message);
    });
    child.on('exit', (code) => {
      if (running !== child) return;
      running = null;
      onLeft(code ?? 1);
    });
  };
  const inTurn = (next: () => Promise<void>): Promise<void> => (last = last.then(next));

  return {
    restart: () =>
      inTurn(async () => {
        await stop();
        start();
      }),
    reload: () => {
      if (running?.connected === true) running.send('reload');
    },
    end: () => inTurn(stop),
  };
}
