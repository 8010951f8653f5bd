/** Entry of the worker thread: one job, one answer. */
import { parentPort, workerData } from 'node:worker_threads';
import { databaseErrorCodeOf } from '../sql-error.ts';
import { backupJobs } from './backup-jobs.ts';
import type { JobAnswer, JobMessage, JobRequest } from './run-backup-job.ts';

async function answer({ job, request }: JobRequest): Promise<JobAnswer> {
  try {
    return {
      ok: true,
      value: await backupJobs[job](request as never, (news) => {
        say({ news });
      }),
    };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    const isFull = code === 'ENOSPC' || code === 'EDQUOT' || databaseErrorCodeOf(error) === 'disk-full';
    return { ok: false, code: isFull ? 'disk-full' : 'failed', message: String(error) };
  }
}

function say(message: JobMessage): void {
  parentPort?.postMessage(message);
}

say({ answer: await answer(workerData as JobRequest) });
