/** Runs the jobs of backups on worker threads: none of them keeps the main thread waiting. */
import { Worker } from 'node:worker_threads';
import type { BackupJobs, JobNews } from './backup-jobs.ts';

export interface JobRequest {
  readonly job: keyof BackupJobs;
  readonly request: unknown;
}

/** What a thread says: news as long as it works, then the answer. */
export type JobMessage = { readonly news: JobNews } | { readonly answer: JobAnswer };

export type JobAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: 'disk-full' | 'failed'; readonly message: string };

/** A job that could not be done. */
export class BackupJobError extends Error {
  override readonly name = 'BackupJobError';
  readonly code: 'disk-full' | 'failed';

  constructor(code: 'disk-full' | 'failed', message: string) {
    super(message);
    this.code = code;
  }
}

export interface JobOptions {
  /** A network drive may never answer. */
  readonly timeoutMs?: number;
  /** Told what the job says while it works. */
  readonly onNews?: (news: JobNews) => void;
  /** Ends the job's thread: what it had not finished has no name yet, and is removed. */
  readonly signal?: AbortSignal;
}

/**
 * One job; rejects with BackupJobError, also when it takes too long, and with the reason of the signal once that is aborted.
 */
export type RunBackupJob = <Job extends keyof BackupJobs>(
  job: Job,
  request: Parameters<BackupJobs[Job]>[0],
  options?: JobOptions,
) => Promise<ReturnType<BackupJobs[Job]>>;

const LONGEST_MS = 15 * 60_000;

/** Runs each job in a thread of its own, made from that script and gone afterwards. */
export function backupWorker(script: URL): RunBackupJob {
  return (job, request, { onNews, signal, timeoutMs = LONGEST_MS } = {}) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(script, { workerData: { job, request } satisfies JobRequest });
      const settle = () => {
        clearTimeout(late);
        signal?.removeEventListener('abort', abort);
      };
      const fail = (reason: unknown) => {
        // A thread that was ended says so as well; its promise waits for that.
        if (signal?.aborted === true) return;
        settle();
        reject(new BackupJobError('failed', String(reason)));
      };
      const abort = () => {
        settle();
        // A statement that runs is let run to its end; nothing else of the job happens.
        void worker.terminate().then(() => {
          reject(signal?.reason as Error);
        });
      };
      signal?.addEventListener('abort', abort);
      if (signal?.aborted === true) abort();
      const late = setTimeout(() => {
        fail('too long');
        void worker.terminate();
      }, timeoutMs);
      worker.on('message', (message: JobMessage) => {
        if ('news' in message) {
          onNews?.(message.news);
          return;
        }
        settle();
        if (signal?.aborted === true) return;
        const { answer } = message;
        if (answer.ok) resolve(answer.value as never);
        else reject(new BackupJobError(answer.code, answer.message));
      });
      worker.once('error', fail);
      worker.once('exit', fail);
    });
}
