/** Checks files outside the thread of the page, which stays usable and can stop it. */
import { config } from 'zod';
import type { VerifyInput } from '../inputs.ts';
import type { Report } from '../report.ts';
import { type Progress, verifyDocuments } from '../verify-documents.ts';

export type WorkerMessage =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'failed' };

// The page's policy holds here too: it forbids making code from text.
config({ jitless: true });

self.addEventListener('message', ({ data }: MessageEvent<readonly VerifyInput[]>) => {
  const say = (message: WorkerMessage) => {
    self.postMessage(message);
  };
  verifyDocuments(data, {
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
