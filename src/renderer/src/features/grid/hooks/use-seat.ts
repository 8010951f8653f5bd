import { useCallback, useEffect, useRef, useState } from 'react';
import type { GridView } from '../../../../../shared/views.ts';
import { ApiError, api } from '../../../lib/api.ts';

/** One entry on its way to the database: takes the seat's token, answers the grid as saved. */
export type SeatWrite = (token: string) => Promise<GridView>;

interface OpenedSeat {
  readonly jurorId: string;
  readonly token: string;
  readonly view: GridView;
}

/** A write that was refused, kept so that the juror can send it again. */
export interface FailedWrite {
  readonly error: unknown;
  readonly run: SeatWrite;
}

export interface Seat {
  readonly jurorId: string | null;
  readonly view: GridView | null;
  readonly isSaving: boolean;
  readonly failed: FailedWrite | null;
  /** The application closed the seat by itself (restart, another seat opened). */
  readonly isClosedByApp: boolean;
  readonly canUndo: boolean;
  /** Rejects with `ApiError` on a wrong PIN. */
  readonly open: (jurorId: string, pin: string) => Promise<void>;
  readonly close: () => void;
  /** Saves in the order of the calls; `inverse` takes the entry back. */
  readonly write: (run: SeatWrite, inverse?: SeatWrite) => void;
  readonly undo: () => void;
  readonly dismissFailure: () => void;
}

/** The one seat open on this laptop for this passage. It closes when the screen is left. */
export function useSeat(passageId: string): Seat {
  const [opened, setOpened] = useState<OpenedSeat | null>(null);
  const [pendingCount, setPendingCount] = useState(0);
  const [failed, setFailed] = useState<FailedWrite | null>(null);
  const [isClosedByApp, setIsClosedByApp] = useState(false);
  const [inverses, setInverses] = useState<readonly SeatWrite[]>([]);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const token = useRef<string | null>(null);

  const forget = useCallback(() => {
    token.current = null;
    setOpened(null);
    setInverses([]);
    setFailed(null);
  }, []);

  const close = useCallback(() => {
    const closing = token.current;
    forget();
    // A seat that main has already closed is as closed as can be.
    if (closing !== null)
      void queue.current.then(() => api.seats.close({ token: closing })).catch(() => null);
  }, [forget]);

  useEffect(() => close, [close, passageId]);

  const open = async (jurorId: string, pin: string) => {
    close();
    const seat = await api.seats.open({ passageId, jurorId, pin });
    token.current = seat.token;
    setIsClosedByApp(false);
    setOpened({ jurorId, token: seat.token, view: seat.view });
  };

  const send = async (seatToken: string, run: SeatWrite, inverse: SeatWrite | undefined) => {
    try {
      const view = await run(seatToken);
      setOpened((current) => (current?.token === seatToken ? { ...current, view } : current));
      setFailed(null);
      if (inverse !== undefined) setInverses((stack) => [...stack, inverse]);
    } catch (error) {
      if (error instanceof ApiError && error.code === 'seat-closed') {
        forget();
        setIsClosedByApp(true);
      } else {
        setFailed({ error, run });
      }
    } finally {
      setPendingCount((count) => count - 1);
    }
  };

  const write = (run: SeatWrite, inverse?: SeatWrite) => {
    const seatToken = token.current;
    if (seatToken === null) return;
    setPendingCount((count) => count + 1);
    queue.current = queue.current.then(() => send(seatToken, run, inverse));
  };

  const undo = () => {
    const inverse = inverses.at(-1);
    if (inverse === undefined) return;
    setInverses((stack) => stack.slice(0, -1));
    write(inverse);
  };

  return {
    jurorId: opened?.jurorId ?? null,
    view: opened?.view ?? null,
    isSaving: pendingCount > 0,
    failed,
    isClosedByApp,
    canUndo: inverses.length > 0,
    open,
    close,
    write,
    undo,
    dismissFailure: () => {
      setFailed(null);
    },
  };
}
