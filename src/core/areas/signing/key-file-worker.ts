/** A thread of its own for one file of keys: it reads, answers and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { readKeyFile } from './key-files.ts';
import type { KeyFileTask } from './key-files.ts';

parentPort?.postMessage(readKeyFile(workerData as KeyFileTask));
