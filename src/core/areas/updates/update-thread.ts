import { Worker } from 'node:worker_threads';
import type { Answer } from '../../../shared/error-codes.ts';
import type { CheckedUpdate, UpdateReader } from '../../kernel/update-reader.types.ts';

/** What the thread says: how far it is, then the answer. */
export type UpdateMessage =
  { readonly done: number; readonly total: number } | { readonly answer: Answer<CheckedUpdate> };

/** Reads each update on a thread of its own, from that script; one that is stopped leaves a part of a copy. */
export function threadedUpdateReader(script: URL): UpdateReader {
  return (task, { onProgress, signal }) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(script, { workerData: task });
      const abort = () => {
        void worker.terminate().then(() => {
          reject(signal.reason as Error);
        });
      };
      const end = () => {
        signal.removeEventListener('abort', abort);
      };
      signal.addEventListener('abort', abort);
      if (signal.aborted) abort();
      worker.on('message', (message: UpdateMessage) => {
        if (signal.aborted) return;
        if ('answer' in message) {
          end();
          resolve(message.answer);
        } else onProgress(message.done, message.total);
      });
      const fail = (reason: unknown) => {
        if (signal.aborted) return;
        end();
        reject(reason instanceof Error ? reason : new Error('the thread ended'));
      };
      worker.once('error', fail);
      worker.once('exit', fail);
    });
}
