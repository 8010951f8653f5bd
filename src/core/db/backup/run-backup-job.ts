/** Runs the jobs of backups on worker threads: none of them keeps the main thread waiting. */
import { Worker } from 'node:worker_threads';
import type { BackupJobs } from './backup-jobs.ts';

export interface JobRequest {
  readonly job: keyof BackupJobs;
  readonly request: unknown;
}

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

/** One job; rejects with BackupJobError, also when it takes longer than `timeoutMs`: a network drive may never answer. */
export type RunBackupJob = <Job extends keyof BackupJobs>(
  job: Job,
  request: Parameters<BackupJobs[Job]>[0],
  timeoutMs?: number,
) => Promise<ReturnType<BackupJobs[Job]>>;

const LONGEST_MS = 15 * 60_000;

/** Runs each job in a thread of its own, made from that script and gone afterwards. */
export function backupWorker(script: URL): RunBackupJob {
  return (job, request, timeoutMs = LONGEST_MS) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(script, { workerData: { job, request } satisfies JobRequest });
      const fail = (reason: unknown) => {
        clearTimeout(late);
        reject(new BackupJobError('failed', String(reason)));
      };
      const late = setTimeout(() => {
        fail('too long');
        void worker.terminate();
      }, timeoutMs);
      worker.once('message', (answer: JobAnswer) => {
        clearTimeout(late);
        if (answer.ok) resolve(answer.value as never);
        else reject(new BackupJobError(answer.code, answer.message));
      });
      worker.once('error', fail);
      worker.once('exit', fail);
    });
}
