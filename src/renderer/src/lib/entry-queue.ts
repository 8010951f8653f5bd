/**
 * What was typed stays until it is acknowledged: entries leave one after the other, and each one that is refused is kept
 * until it is sent again with success, replaced by hand, or dropped by hand.
 */

import type { ErrorCode } from '../../../shared/error-codes.ts';

export interface Entry<Request> {
  /** Rank of the entry in its queue. */
  readonly id: number;
  /** What it writes: another entry for the same target takes its place. */
  readonly target: string;
  readonly request: Request;
}

export interface RefusedEntry<Request> extends Entry<Request> {
  readonly error: unknown;
}

export interface EntryState<Request> {
  /** On their way, in order. */
  readonly pending: readonly Entry<Request>[];
  /** Refused, in the order in which they were given. */
  readonly refused: readonly RefusedEntry<Request>[];
}

/** Resolves when the entry is stored, rejects when it is refused. */
export type Send<Request> = (request: Request) => Promise<void>;

export interface EntryQueue<Request> {
  /** Changes identity with each change, so that a screen can compare it. */
  readonly state: () => EntryState<Request>;
  readonly subscribe: (listener: () => void) => () => void;
  /** True when it was stored. */
  readonly add: (target: string, request: Request, send: Send<Request>) => Promise<boolean>;
  /** Sends a refused entry again; false when it is refused again, or when there is none of that rank. */
  readonly retry: (id: number, send: Send<Request>) => Promise<boolean>;
  /** Takes in an entry that was refused before this window, as such. */
  readonly restore: (target: string, request: Request, error: unknown) => void;
  /** Forgets a refused entry, because someone said so. */
  readonly drop: (id: number) => void;
}

export function createEntryQueue<Request>(): EntryQueue<Request> {
  let state: EntryState<Request> = { pending: [], refused: [] };
  let lastId = 0;
  let tail: Promise<unknown> = Promise.resolve();
  const listeners = new Set<() => void>();

  function change(next: Partial<EntryState<Request>>): void {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  }

  const without = <Kept extends Entry<Request>>(entries: readonly Kept[], id: number) =>
    entries.filter((entry) => entry.id !== id);

  async function send(entry: Entry<Request>, sending: Send<Request>): Promise<boolean> {
    try {
      await sending(entry.request);
      change({
        pending: without(state.pending, entry.id),
        // What was stored later for the same target is what stands.
        refused: state.refused.filter(({ id, target }) => target !== entry.target || id > entry.id),
      });
      return true;
    } catch (error) {
      const isReplaced = [...state.pending, ...state.refused].some(
        ({ id, target }) => target === entry.target && id > entry.id,
      );
      change({
        pending: without(state.pending, entry.id),
        refused: isReplaced
          ? state.refused
          : [...state.refused, { ...entry, error }].sort((one, other) => one.id - other.id),
      });
      return false;
    }
  }

  function enqueue(entry: Entry<Request>, sending: Send<Request>): Promise<boolean> {
    const sent = tail.then(() => send(entry, sending));
    tail = sent;
    return sent;
  }

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    add: (target, request, sending) => {
      lastId += 1;
      const entry = { id: lastId, target, request };
      change({
        pending: [...state.pending, entry],
        refused: state.refused.filter((refused) => refused.target !== target),
      });
      return enqueue(entry, sending);
    },
    retry: (id, sending) => {
      const entry = state.refused.find((refused) => refused.id === id);
      if (entry === undefined) return Promise.resolve(false);
      const { request, target } = entry;
      change({ pending: [...state.pending, { id, target, request }], refused: without(state.refused, id) });
      return enqueue({ id, target, request }, sending);
    },
    restore: (target, request, error) => {
      lastId += 1;
      change({ refused: [...state.refused, { id: lastId, target, request, error }] });
    },
    drop: (id) => {
      change({ refused: without(state.refused, id) });
    },
  };
}

/** Code of a refusal, as main gave it. */
export function codeOf(error: unknown): ErrorCode {
  return error instanceof Error && 'code' in error ? (error.code as ErrorCode) : 'internal';
}
