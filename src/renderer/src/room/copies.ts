/** What the page last heard, kept on the device: it opens with it when the desk does not answer. */
import type { QueryClient } from '@tanstack/react-query';
import { isReportWaiting } from '../lib/room/index.ts';
import type { BrowserStore } from '../lib/room/index.ts';
import { jurorKeys } from '../features/juror/queries.ts';
import { passageKeys } from '../features/passage/queries.ts';

const NAME = 'heard';
const DAY = 'day';
const KEPT: readonly unknown[] = [jurorKeys.standing[0], passageKeys.allPassages[0]];

const isKept = (queryKey: readonly unknown[]) => KEPT.includes(queryKey[0]);

type Heard = readonly (readonly [key: readonly unknown[], value: unknown])[];

/** What was heard on another day is gone with it, once nothing waits here any more; the device stays who it is. */
export async function dropFormerDay(
  store: Pick<BrowserStore, 'copy' | 'dropCopies' | 'keepCopy' | 'load'>,
  today: string,
): Promise<void> {
  const day = await store.copy(DAY);
  if (day === today) return;
  const isWaiting = async () => (await store.load()).entries.length > 0 || (await isReportWaiting(store));
  if (day !== undefined && (await isWaiting())) return;
  await store.dropCopies();
  await store.keepCopy(DAY, today);
}

/** Puts back what was kept, and keeps what is heard until the answer is called. */
export async function keepCopies(
  client: QueryClient,
  store: Pick<BrowserStore, 'copy' | 'keepCopy'>,
): Promise<() => void> {
  const kept = (await store.copy(NAME)) as Heard | undefined;
  for (const [key, value] of kept ?? []) client.setQueryData(key, value);
  return client.getQueryCache().subscribe(({ query, type }) => {
    if (
      type !== 'updated' ||
      query.state.status !== 'success' ||
      !isKept(query.queryKey as readonly unknown[])
    )
      return;
    const heard = client
      .getQueryCache()
      .getAll()
      .filter(({ queryKey, state }) => isKept(queryKey) && state.data !== undefined)
      .map(({ queryKey, state }) => [queryKey, state.data]);
    // A copy that cannot be kept is heard again.
    void store.keepCopy(NAME, heard).catch(() => undefined);
  });
}
