/** A core by itself in a process of its own, on a clock that the test drives. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { DiskEncryption } from '../../../src/shared/areas/app.ts';
import { PARIS } from '../fixtures.ts';
import type { Hands } from '../fixtures.ts';
import { PROJECT_ROOT } from '../pages/running-app.ts';

export interface HeadlessCore {
  readonly url: string;
  readonly clock: Hands;
  /** Ends as it would by itself. */
  end(): Promise<void>;
  /** Ends at once, as a power cut would. */
  kill(): Promise<void>;
}

/** Starts it on the data of that folder, at that instant (ISO), where the system says that of the disk. */
export async function startHeadlessCore(
  folder: string,
  start: string,
  disk: DiskEncryption = 'unknown',
): Promise<HeadlessCore> {
  const core = spawn(
    process.execPath,
    [
      path.join(PROJECT_ROOT, 'scripts', 'headless', 'room.ts'),
      folder,
      start,
      path.join(PROJECT_ROOT, 'out', 'renderer'),
      disk,
    ],
    { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, TZ: PARIS } },
  );
  const ended = new Promise<void>((resolve) => {
    core.once('exit', () => {
      resolve();
    });
  });
  const said = createInterface({ input: core.stdout })[Symbol.asyncIterator]();
  const next = async () => String((await said.next()).value);
  const drive = (act: keyof Hands) => async (ms: number) => {
    core.stdin.write(`${act} ${String(ms)}\n`);
    await next();
  };
  const { url } = JSON.parse(await next()) as { url: string };
  return {
    url,
    clock: {
      advance: drive('advance'),
      stepWall: drive('stepWall'),
      sleep: drive('sleep'),
      freeze: drive('freeze'),
    },
    end: () => {
      core.stdin.end();
      return ended;
    },
    kill: () => {
      core.kill('SIGKILL');
      return ended;
    },
  };
}
