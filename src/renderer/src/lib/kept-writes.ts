/** Writes that the data could not take: kept by the one door that all requests pass, whatever form they came from. */
import type { ErrorCode } from '../../../shared/error-codes.ts';
import type { KeptEntry } from '../../../shared/areas/kept.ts';
import { codeOf, createEntryQueue } from './entry-queue.ts';
import type { EntryQueue, RefusedEntry } from './entry-queue.ts';
import type { KeptSource } from './kept-store.ts';
import { createSettledWrites } from './settled-writes.ts';
import type { Asked, Settlement } from './settled-writes.ts';
import { writeKindOf } from './write-kinds.ts';
import type { WriteKind } from './write-kind.ts';

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

type KeptJson = Extract<KeptEntry, { kind: 'write' }>['request'];

export interface KeptWrite {
  readonly subject: WriteKind['subject'];
  /** What was typed, in the order of the form. */
  readonly words: readonly string[];
  /** The request as it was refused. */
  readonly call: Pick<Call, 'area' | 'method' | 'request'>;
  /** Sends it again; null for what has to be done again on its own screen. */
  readonly send: (() => Promise<unknown>) | null;
}

export interface KeptWrites extends KeptSource, Pick<EntryQueue<KeptWrite>, 'state' | 'subscribe' | 'drop'> {
  /** Takes in what an earlier window left; `send` sends it once more. */
  restore(entry: Extract<KeptEntry, { kind: 'write' }>, error: Error, send: () => Promise<unknown>): void;
  /** What the list stored already for that save of an open form; null for a save like any other. */
  settled(call: Pick<Call, 'area' | 'method' | 'request'>): Settlement | null;
  retry(id: number): void;
  /** Takes note of how a request ended; `send` sends it once more. */
  note(call: Call, error: (Error & { readonly code: ErrorCode }) | null): void;
}

export interface Call extends Asked {
  readonly send: () => Promise<unknown>;
}

/** `place` names the screen that is shown. */
export function createKeptWrites(place: () => string = () => ''): KeptWrites {
  const queue = createEntryQueue<KeptWrite>();
  const settledWrites = createSettledWrites(place);
  return {
    state: queue.state,
    subscribe: queue.subscribe,
    drop: queue.drop,
    retry: (id) => {
      void queue.retry(id, async ({ call, send }) => {
        if (send !== null) settledWrites.add(call, await send());
      });
    },
    settled: settledWrites.take,
    entries: () => queue.state().refused.map(keptEntryOf),
    restore: ({ area, method, request, words }, error, send) => {
      const kind = writeKindOf(area, method, request);
      if (kind === null) return;
      const call = { area, method, request };
      queue.restore(
        targetOf(call),
        { subject: kind.subject, words, call, send: request === null ? null : send },
        error,
      );
    },
    note: ({ area, method, request, send }, error) => {
      const kind = writeKindOf(area, method, request);
      if (kind === null) return;
      const target = targetOf({ area, method, request });
      if (error === null) {
        for (const entry of queue.state().refused) if (entry.target === target) queue.drop(entry.id);
        return;
      }
      if (!OF_STORAGE.has(error.code)) return;
      const canSend = kind.how === 'again' && !holdsSecret(request);
      const kept = {
        subject: kind.subject,
        words: wordsOf(request),
        call: { area, method, request: canSend ? request : null },
        send: canSend ? send : null,
      };
      // It was refused already: it enters the list as such.
      void queue.add(target, kept, () => Promise.reject(error));
    },
  };
}

function targetOf({ area, method, request }: KeptWrite['call']): string {
  return `${area}.${method} ${idsOf(request)}`;
}

/** As main keeps it: files are left out, and what belongs to them is then done again on its own screen. */
function keptEntryOf({ error, request: { call, words } }: RefusedEntry<KeptWrite>): KeptEntry {
  const { area, method, request } = call;
  const isPlain = flatten(request).every(([, value]) => !ArrayBuffer.isView(value));
  return {
    kind: 'write',
    code: codeOf(error),
    area,
    method,
    request: isPlain ? (request as KeptJson) : null,
    words: [...words],
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
