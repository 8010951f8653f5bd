/** A few kept threads for work that would hold the thread which serves requests. */
import { Worker } from 'node:worker_threads';
import { connectCalls } from '../kernel/calls.ts';
import type { Calls, Remote, Services } from '../kernel/calls.ts';

export interface PoolOptions {
  readonly script: URL;
  readonly data: unknown;
  /** Threads at most; each starts when those before it are busy. */
  readonly size: number;
  /** Work that takes longer is given up, and its thread with it. */
  readonly timeoutMs: number;
}

export interface ThreadPool<Work> {
  /**
   * Runs one piece of work on a thread that does nothing else meanwhile; `help` is what the thread may ask back. Rejects
   * with what the work does, and when its thread ends or takes too long.
   */
  run<Value>(work: (thread: Remote<Work>) => Promise<Value>, help?: Services): Promise<Value>;
}

interface Thread<Work> {
  readonly worker: Worker;
  readonly calls: Calls<Work>;
  help: Services;
}

/** Documents are bounded, and so is what they take. */
const MEMORY_LIMIT_MB = 1_024;

/** No thread yet. An idle thread keeps no process alive. */
export function createThreadPool<Work>({ data, script, size, timeoutMs }: PoolOptions): ThreadPool<Work> {
  const threads = new Set<Thread<Work>>();
  const idle: Thread<Work>[] = [];
  const waiting: ((thread: Thread<Work>) => void)[] = [];

  function start(): Thread<Work> {
    const worker = new Worker(script, {
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB },
    });
    const calls = connectCalls<Work>(
      {
        post: (message) => {
          worker.postMessage(message);
        },
        onMessage: (listener) => {
          worker.on('message', listener);
        },
      },
      () => thread.help,
    );
    const thread: Thread<Work> = { worker, calls, help: {} };
    worker.once('error', (error: Error) => {
      drop(thread, error.message);
    });
    worker.once('exit', () => {
      drop(thread, 'the thread ended');
    });
    threads.add(thread);
    return thread;
  }

  function drop(thread: Thread<Work>, reason: string): void {
    threads.delete(thread);
    const place = idle.indexOf(thread);
    if (place >= 0) idle.splice(place, 1);
    thread.calls.end(reason);
  }

  /** The thread that worked last goes first: it has the fonts. */
  function take(): Promise<Thread<Work>> {
    const free = idle.pop() ?? (threads.size < size ? start() : null);
    if (free !== null) return Promise.resolve(free);
    return new Promise((resolve) => {
      waiting.push(resolve);
    });
  }

  function giveBack(thread: Thread<Work>): void {
    thread.help = {};
    const standing = threads.has(thread) ? thread : waiting.length > 0 ? start() : null;
    if (standing === null) return;
    const next = waiting.shift();
    if (next !== undefined) {
      next(standing);
      return;
    }
    standing.worker.unref();
    idle.push(standing);
  }

  return {
    run: async (work, help = {}) => {
      const thread = await take();
      thread.help = help;
      thread.worker.ref();
      const late = setTimeout(() => {
        drop(thread, 'the work took too long');
        void thread.worker.terminate();
      }, timeoutMs);
      try {
        return await work(thread.calls.theirs);
      } finally {
        clearTimeout(late);
        giveBack(thread);
      }
    },
  };
}
