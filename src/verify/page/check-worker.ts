/** Checks files outside the thread of the page, which stays usable and can stop it. */
import '../bundle/buffer-global.ts';
import { config } from 'zod';
import type { VerifyInput } from '../inputs.ts';
import type { Report } from '../report.ts';
import { type Progress, verifyDocuments } from '../verify-documents.ts';
import type { FontFiles } from './font-files.ts';
import { redrawingWith } from './redrawing-with.ts';

/** What the worker is asked. */
export interface WorkerRequest {
  readonly inputs: readonly VerifyInput[];
  readonly fonts: FontFiles;
}

export type WorkerMessage =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'failed' };

// The page's policy holds here too: it forbids making code from text.
config({ jitless: true });

self.addEventListener('message', ({ data }: MessageEvent<WorkerRequest>) => {
  const say = (message: WorkerMessage) => {
    self.postMessage(message);
  };
  verifyDocuments(data.inputs, {
    redrawing: redrawingWith(data.fonts),
    onProgress: (progress) => {
      say({ kind: 'progress', progress });
    },
  }).then(
    (report) => {
      say({ kind: 'report', report });
    },
    () => {
      say({ kind: 'failed' });
    },
  );
});
