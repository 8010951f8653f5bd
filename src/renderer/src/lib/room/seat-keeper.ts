/**
 * A member's grids on their own device: as the desk last gave them, with what was entered here since. What waits here is in
 * sight at once; what the desk acknowledged stays in sight without asking for it again.
 */
import { applyGridEntry } from '../../../../domain/assessment/grid.ts';
import type { Grid } from '../../../../domain/assessment/assessment.types.ts';
import { instant } from '../../../../domain/time/time.ts';
import type { Api } from '../create-api.ts';
import { ApiError } from '../create-api.ts';
import type { Outbox, QueuedEntry } from './outbox.ts';

/** The grid of one passage, as it is known here. */
export interface KeptSeat {
  readonly grid: Grid;
  /** Whether the PIN was given and still holds; the desk forgets it when it starts again. */
  readonly isOpen: boolean;
}

export interface SeatKeeper {
  /** Null before the seat was opened on this device. The same object until something changes. */
  readonly state: (passageId: string) => KeptSeat | null;
  readonly subscribe: (listener: () => void) => () => void;
  /** Rejects with `ApiError` on a wrong PIN. */
  open(passageId: string, jurorId: string, pin: string): Promise<void>;
  /** The grid is out of sight until the PIN is given again; what waits here is sent all the same. */
  close(passageId: string): Promise<void>;
  /** Rejects with `ApiError`; `entries-awaited` while something waits here. */
  seal(passageId: string): Promise<void>;
  /** Reads the open grids again: the line is up, or something of them changed at the desk. */
  refresh(): Promise<void>;
}

export interface SeatKeeperParts {
  readonly api: {
    readonly seats: Pick<Api['seats'], 'close' | 'grid' | 'open'>;
    readonly room: Pick<Api['room'], 'seal'>;
  };
  readonly outbox: Outbox;
  /** A queue that another page of this device handed over. */
  readonly handed: () => Outbox | null;
  /** Survives a reload of the page, and not its end: tokens of open seats. */
  readonly session: Pick<Storage, 'getItem' | 'removeItem' | 'setItem'>;
  /** Survives the page. */
  readonly copies: {
    copy(name: string): Promise<unknown>;
    keepCopy(name: string, value: unknown): Promise<void>;
  };
}

interface Held {
  token: string | null;
  base: Grid;
}

const tokenKey = (passageId: string) => `seat ${passageId}`;
const COPY = 'grids';

/** With the grids as they were left. */
export async function createSeatKeeper(parts: SeatKeeperParts): Promise<SeatKeeper> {
  const { api, copies, handed, outbox, session } = parts;
  const held = new Map<string, Held>();
  const shown = new Map<string, KeptSeat>();
  const listeners = new Set<() => void>();
  let before = outbox.state();

  for (const [passageId, base] of copiesOf(await copies.copy(COPY))) {
    held.set(passageId, { token: session.getItem(tokenKey(passageId)), base });
  }

  function changed(): void {
    shown.clear();
    for (const listener of [...listeners]) listener();
  }

  function keep(): void {
    // A copy that could not be kept is read from the desk again.
    void copies
      .keepCopy(
        COPY,
        [...held].map(([id, { base }]) => [id, base]),
      )
      .catch(() => undefined);
  }

  function setToken(passageId: string, token: string | null): void {
    const seat = held.get(passageId);
    if (seat !== undefined) seat.token = token;
    if (token === null) session.removeItem(tokenKey(passageId));
    else session.setItem(tokenKey(passageId), token);
  }

  function take(passageId: string, base: Grid): void {
    const seat = held.get(passageId);
    if (seat === undefined) held.set(passageId, { token: session.getItem(tokenKey(passageId)), base });
    else seat.base = base;
    keep();
    changed();
  }

  /** What left the queue because the desk entered it. */
  outbox.subscribe(() => {
    const now = outbox.state();
    if (now === before) return;
    const waiting = new Set(now.entries.map(({ entry }) => entry.sequence));
    const notEntered = new Set(now.notEntered.map(({ entry }) => entry.sequence));
    const entered = before.entries
      .map(({ entry }) => entry)
      .filter(({ sequence }) => !waiting.has(sequence) && !notEntered.has(sequence));
    before = now;
    for (const entry of entered) {
      const seat = held.get(entry.passageId);
      if (seat !== undefined) seat.base = withEntry(seat.base, entry);
    }
    if (entered.length > 0) keep();
    changed();
    // The desk knows in which phase a note was taken.
    if (waiting.size === 0 && entered.some(({ entry }) => entry.kind === 'note')) void refresh();
  });
  async function refresh(): Promise<void> {
    for (const [passageId, { token }] of held) {
      if (token === null) continue;
      try {
        take(passageId, (await api.seats.grid({ token })).grid);
      } catch (error) {
        if (!(error instanceof ApiError) || error.code !== 'seat-closed') continue;
        setToken(passageId, null);
        changed();
      }
    }
  }

  return {
    state: (passageId) => {
      const known = shown.get(passageId);
      if (known !== undefined) return known;
      const seat = held.get(passageId);
      if (seat === undefined) return null;
      const waiting = outbox.state().entries.map(({ entry }) => entry);
      const own = waiting.filter((entry) => entry.passageId === passageId);
      const state = { grid: own.reduce(withEntry, seat.base), isOpen: seat.token !== null };
      shown.set(passageId, state);
      return state;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open: async (passageId, jurorId, pin) => {
      const { token, view } = await api.seats.open({ passageId, jurorId, pin });
      setToken(passageId, token);
      take(passageId, view.grid);
      handed()?.resume();
      outbox.resume();
    },
    close: async (passageId) => {
      const token = held.get(passageId)?.token ?? null;
      setToken(passageId, null);
      changed();
      // A seat that the desk has already closed is as closed as can be.
      if (token !== null) await api.seats.close({ token }).catch(() => null);
    },
    seal: async (passageId) => {
      const token = held.get(passageId)?.token ?? null;
      if (token === null) throw new ApiError('seat-closed');
      const { entries, lastSequence } = outbox.state();
      const count = entries.length + (handed()?.state().entries.length ?? 0);
      if (count > 0) throw new ApiError('entries-awaited', { count });
      const view = await api.room.seal({ token, clientId: outbox.clientId, lastSequence });
      take(passageId, view.grid);
    },
    refresh,
  };
}

/** The grid after an entry of this device; a sealed one takes none. The desk knows the phase, this device the hour. */
function withEntry(grid: Grid, { entry, madeAt }: QueuedEntry): Grid {
  if (grid.sealedAt !== null) return grid;
  return applyGridEntry(grid, entry, { at: instant(madeAt), phaseId: null, elapsedMs: null });
}

function copiesOf(found: unknown): readonly (readonly [string, Grid])[] {
  return Array.isArray(found) ? (found as readonly (readonly [string, Grid])[]) : [];
}
