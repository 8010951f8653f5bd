import { Worker } from 'node:worker_threads';
import type { Answer } from '../../../shared/error-codes.ts';
import { createKeyFileReader } from './key-files.ts';
import type { KeyFileReader } from '../../kernel/key-files.types.ts';

/** A file at the bound of iterations takes a few seconds on a slow machine. */
const TIME_LIMIT_MS = 60_000;
const MEMORY_LIMIT_MB = 256;

/** Reads each file of keys on a thread of its own, from the script at `workerPath`, and gives it up after a minute. */
export function createThreadedKeyFiles(workerPath: string | URL, timeLimitMs = TIME_LIMIT_MS): KeyFileReader {
  return createKeyFileReader(
    (task) =>
      new Promise((resolve, reject) => {
        const worker = new Worker(workerPath, {
          workerData: task,
          resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB },
        });
        const timer = setTimeout(() => {
          resolve({ ok: false, code: 'key-file-too-slow' });
          void worker.terminate();
        }, timeLimitMs);
        worker.once('message', (answer: Answer<unknown>) => {
          resolve(answer);
        });
        worker.once('error', reject);
        worker.once('exit', () => {
          clearTimeout(timer);
          resolve({ ok: false, code: 'key-file-unreadable' });
        });
      }),
  );
}
