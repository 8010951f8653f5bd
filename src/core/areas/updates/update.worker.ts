/** A thread of its own for one update: it reads, tells how far it is, answers and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import type { UpdateTask } from '../../kernel/update-reader.types.ts';
import { readUpdateFile } from './read-update-file.ts';
import type { UpdateMessage } from './update-thread.ts';

function say(message: UpdateMessage): void {
  parentPort?.postMessage(message);
}

say({
  answer: await readUpdateFile(workerData as UpdateTask, {
    onProgress: (done, total) => {
      say({ done, total });
    },
  }),
});
