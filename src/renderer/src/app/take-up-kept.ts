import { restoreSeatEntry } from '../features/grid/index.ts';
import { ApiError, api, keptStore, keptWrites, sendNamed } from '../lib/api.ts';

let isDamaged = false;

/** Whether the file of unsaved entries was there and could not be read. */
export function isKeptDamaged(): boolean {
  return isDamaged;
}

/** Lists again what an earlier window could not save. */
export async function takeUpKept(): Promise<void> {
  // A damaged database is answered for by another screen; the file waits until the data is open again.
  const view = await api.kept.list().catch(() => null);
  if (view === null) return;
  for (const entry of view.entries) {
    if (entry.kind === 'seat') restoreSeatEntry(entry);
    else {
      keptWrites.restore(entry, new ApiError(entry.code), () =>
        sendNamed(entry.area, entry.method, entry.request),
      );
    }
  }
  keptStore.open();
  isDamaged = view.isDamaged;
}
