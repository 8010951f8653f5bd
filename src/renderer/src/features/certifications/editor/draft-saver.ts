/** What is typed into a draft is stored at once: one save at a time, the latest state next, and nothing typed is forgotten. */
import type { CertificationDraft } from '../../../../../domain/certification/draft/draft-shape.ts';

export type SaveState = 'saved' | 'saving' | 'refused';

export interface DraftSaver {
  /** The latest of what was typed here; null before anything was. */
  readonly latest: () => CertificationDraft | null;
  readonly state: () => SaveState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly put: (content: CertificationDraft) => void;
  /** Resolves once all is stored, to true; to false where the last of it was refused. */
  readonly settled: () => Promise<boolean>;
}

/** `send` resolves once a state is stored, and rejects when it is refused. */
export function createDraftSaver(send: (content: CertificationDraft) => Promise<unknown>): DraftSaver {
  let latest: CertificationDraft | null = null;
  let stored: CertificationDraft | null = null;
  let state: SaveState = 'saved';
  let running: Promise<void> | null = null;
  const listeners = new Set<() => void>();

  function change(next: SaveState): void {
    state = next;
    for (const listener of listeners) listener();
  }

  async function run(): Promise<void> {
    while (latest !== null && latest !== stored) {
      const sent = latest;
      try {
        await send(sent);
        stored = sent;
      } catch {
        // The next change is sent again, and so is this one on its demand.
        if (sent === latest) {
          change('refused');
          return;
        }
      }
    }
    change('saved');
  }

  function start(): Promise<void> {
    running ??= run().finally(() => {
      running = null;
    });
    return running;
  }

  return {
    latest: () => latest,
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    put: (content) => {
      latest = content;
      change('saving');
      void start();
    },
    settled: async () => {
      await start();
      return latest === null || latest === stored;
    },
  };
}
