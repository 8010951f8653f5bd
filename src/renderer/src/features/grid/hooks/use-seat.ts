import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { GridView } from '../../../../../shared/areas/passage/seats.ts';
import { ApiError, api } from '../../../lib/api.ts';
import type { Entry, RefusedEntry } from '../../../lib/entry-queue.ts';
import { seatCarrier } from './seat-beside.ts';
import { seatEntries, sendSeatEntry, targetOf } from './seat-entries.ts';
import type { SeatEntries, SeatEntry, SeatEntryWords } from './seat-entries.ts';

export interface Seat {
  readonly jurorId: string | null;
  readonly view: GridView | null;
  /** What opens it at the desk, where sheets of paper come; null while it is closed, absent on a member's own device. */
  readonly token?: string | null;
  /** Entries on their way, then those that were refused; each stays until it is stored or dropped by hand. */
  readonly pending: readonly Entry<SeatEntry>[];
  readonly refused: readonly RefusedEntry<SeatEntry>[];
  /** The application closed the seat by itself (restart, another seat opened). */
  readonly isClosedByApp: boolean;
  readonly canUndo: boolean;
  /** Rejects with `ApiError` on a wrong PIN. */
  readonly open: (jurorId: string, pin: string) => Promise<void>;
  readonly close: () => void;
  /** Saves in the order of the calls; `inverse` takes the entry back. */
  readonly write: (words: SeatEntryWords, inverse?: SeatEntryWords) => void;
  readonly undo: () => void;
  readonly retry: (id: number) => void;
  readonly retryAll: () => void;
  readonly drop: (id: number) => void;
}

/** What a sheet needs of a seat, on whichever device it is open. */
export type SheetSeat = Omit<Seat, 'close' | 'isClosedByApp' | 'jurorId' | 'open' | 'view'>;

const NO_ENTRIES: ReturnType<SeatEntries['state']> = { pending: [], refused: [] };
const noSubscription = () => () => undefined;

/** The one seat open on this laptop for this passage. It closes when the screen is left. */
export function useSeat(passageId: string): Seat {
  const [opened, setOpened] = useState(() => seatCarrier.carriedTo(passageId));
  const [isClosedByApp, setIsClosedByApp] = useState(false);
  const [inverses, setInverses] = useState<readonly SeatEntryWords[]>([]);
  const token = useRef(opened?.token ?? null);
  const lastSent = useRef<Promise<unknown>>(Promise.resolve());

  const queue = opened === null ? null : seatEntries(passageId, opened.jurorId);
  const entries = useSyncExternalStore(
    queue?.subscribe ?? noSubscription,
    queue?.state ?? (() => NO_ENTRIES),
  );

  const forget = useCallback(() => {
    token.current = null;
    setOpened(null);
    setInverses([]);
  }, []);

  const close = useCallback(() => {
    const closing = token.current;
    forget();
    // A seat that main has already closed is as closed as can be.
    if (closing !== null)
      void lastSent.current.then(() => api.seats.close({ token: closing })).catch(() => null);
  }, [forget]);

  useEffect(() => {
    seatCarrier.take(passageId);
    return close;
  }, [close, passageId]);

  useEffect(() => {
    seatCarrier.note(passageId, opened);
    return () => {
      seatCarrier.note(passageId, null);
    };
  }, [opened, passageId]);

  const open = async (jurorId: string, pin: string) => {
    close();
    const seat = await api.seats.open({ passageId, jurorId, pin });
    token.current = seat.token;
    setIsClosedByApp(false);
    setOpened({ jurorId, token: seat.token, view: seat.view });
  };

  /** Sends under the token of the seat as it is open now. */
  const sendWith =
    (seatToken: string) =>
    async ({ inverse, words }: SeatEntry) => {
      try {
        const view = await sendSeatEntry(seatToken, words);
        setOpened((current) => (current?.token === seatToken ? { ...current, view } : current));
        if (inverse !== null) setInverses((stack) => [...stack, inverse]);
      } catch (error) {
        if (error instanceof ApiError && error.code === 'seat-closed' && token.current === seatToken) {
          forget();
          setIsClosedByApp(true);
        }
        throw error;
      }
    };

  const write = (words: SeatEntryWords, inverse?: SeatEntryWords) => {
    const seatToken = token.current;
    if (seatToken === null || queue === null) return;
    const entry = { words, inverse: inverse ?? null };
    lastSent.current = queue.add(targetOf(words), entry, sendWith(seatToken));
  };

  const retry = (id: number) => {
    const seatToken = token.current;
    if (seatToken === null || queue === null) return;
    lastSent.current = queue.retry(id, sendWith(seatToken));
  };

  return {
    jurorId: opened?.jurorId ?? null,
    view: opened?.view ?? null,
    token: opened?.token ?? null,
    ...entries,
    isClosedByApp,
    canUndo: inverses.length > 0,
    open,
    close,
    write,
    undo: () => {
      const inverse = inverses.at(-1);
      if (inverse === undefined) return;
      setInverses((stack) => stack.slice(0, -1));
      write(inverse);
    },
    retry,
    retryAll: () => {
      for (const { id } of entries.refused) retry(id);
    },
    drop: (id) => {
      queue?.drop(id);
    },
  };
}
