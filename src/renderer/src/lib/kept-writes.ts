/** Writes that the data could not take: kept by the one door that all requests pass, whatever form they came from. */
import type { ErrorCode } from '../../../shared/error-codes.ts';
import { createEntryQueue } from './entry-queue.ts';
import type { EntryQueue } from './entry-queue.ts';
import { writeKindOf } from './write-kinds.ts';
import type { WriteKind } from './write-kinds.ts';

/** Refusals that say nothing of what was typed: the same entry can be stored another time. */
const OF_STORAGE: ReadonlySet<ErrorCode> = new Set([
  'database-locked',
  'database-unwritable',
  'database-corrupt',
  'database-missing',
  'database-lost',
  'database-taken',
  'journal-foreign',
  'disk-full',
  'internal',
]);

/** Keys under which a request carries words that someone typed; ids, codes and PINs are not among them. */
const TYPED = new Set([
  'title',
  'name',
  'firstName',
  'lastName',
  'reason',
  'text',
  'opinion',
  'recommendations',
  'caseTitle',
  'organisation',
  'place',
]);
const SECRET = /pin|password/i;

export interface KeptWrite {
  readonly subject: WriteKind['subject'];
  /** What was typed, in the order of the form. */
  readonly words: readonly string[];
  /** Sends it again; null for what has to be done again on its own screen. */
  readonly send: (() => Promise<unknown>) | null;
}

export interface KeptWrites extends Pick<EntryQueue<KeptWrite>, 'state' | 'subscribe' | 'drop'> {
  retry(id: number): void;
  /** Takes note of how a request ended; `send` sends it once more. */
  note(call: Call, error: (Error & { readonly code: ErrorCode }) | null): void;
}

export interface Call {
  readonly area: string;
  readonly method: string;
  readonly request: unknown;
  readonly send: () => Promise<unknown>;
}

export function createKeptWrites(): KeptWrites {
  const queue = createEntryQueue<KeptWrite>();
  return {
    state: queue.state,
    subscribe: queue.subscribe,
    drop: queue.drop,
    retry: (id) => {
      void queue.retry(id, async ({ send }) => {
        await send?.();
      });
    },
    note: ({ area, method, request, send }, error) => {
      const kind = writeKindOf(area, method, request);
      if (kind === null) return;
      const target = `${area}.${method} ${idsOf(request)}`;
      if (error === null) {
        for (const entry of queue.state().refused) if (entry.target === target) queue.drop(entry.id);
        return;
      }
      if (!OF_STORAGE.has(error.code)) return;
      const canSend = kind.how === 'again' && !holdsSecret(request);
      const kept = { subject: kind.subject, words: wordsOf(request), send: canSend ? send : null };
      // It was refused already: it enters the list as such.
      void queue.add(target, kept, () => Promise.reject(error));
    },
  };
}

/** What the request is about: the same form sends the same ids again. */
function idsOf(request: unknown): string {
  return JSON.stringify(
    flatten(request).filter(([key, value]) => /(^id|Id|Ids|type)$/.test(key) && typeof value === 'string'),
  );
}

function wordsOf(request: unknown): readonly string[] {
  return flatten(request).flatMap(([key, value]) =>
    TYPED.has(key) && typeof value === 'string' && value.trim() !== '' ? [value.trim()] : [],
  );
}

function holdsSecret(request: unknown): boolean {
  return flatten(request).some(([key]) => SECRET.test(key));
}

/** Every plain value with its key, whatever it stands in; bytes are left out. */
function flatten(value: unknown, key = ''): readonly (readonly [key: string, value: unknown])[] {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [[key, value]];
  if (Array.isArray(value)) return value.flatMap((item: unknown) => flatten(item, key));
  return Object.entries(value).flatMap(([name, item]) => flatten(item, name));
}
