/** A check that runs beside the page, tells how far it is, and can be stopped. */
import '../bundle/buffer-global.ts';
import type { VerifyInput } from '../inputs.ts';
import type { Report } from '../report.ts';
import { type Progress, verifyDocuments } from '../verify-documents.ts';
import CheckWorker from './check-worker.ts?worker&inline';
import type { WorkerMessage, WorkerRequest } from './check-worker.ts';
import { fontFiles } from './font-files.ts';
import { redrawingWith } from './redrawing-with.ts';

export interface RunningCheck {
  readonly report: Promise<Report>;
  /** Stops the check at once; its report then never comes. */
  stop(): void;
}

/** Starts a check; rejects with an error when it cannot go to its end. */
export function startCheck(
  inputs: readonly VerifyInput[],
  onProgress: (progress: Progress) => void,
): RunningCheck {
  const worker = newWorker();
  // A browser that allows a local page no worker can still check, if slowly for whoever waits.
  if (worker === null) {
    const redrawing = redrawingWith(fontFiles());
    return { report: verifyDocuments(inputs, { onProgress, redrawing }), stop: () => undefined };
  }
  const report = new Promise<Report>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<WorkerMessage>) => {
      if (data.kind === 'progress') {
        onProgress(data.progress);
        return;
      }
      worker.terminate();
      if (data.kind === 'report') resolve(data.report);
      else reject(new Error('the check failed'));
    });
    worker.addEventListener('error', () => {
      worker.terminate();
      reject(new Error('the check could not run'));
    });
    worker.postMessage({ inputs, fonts: fontFiles() } satisfies WorkerRequest);
  });
  return {
    report,
    stop: () => {
      worker.terminate();
    },
  };
}

function newWorker(): Worker | null {
  try {
    return new CheckWorker();
  } catch {
    return null;
  }
}
