/**
 * A member who judges candidates who pass together goes from one grid to the other without giving their PIN again: the open seat
 * is carried along, and taken up by the screen of the other passage.
 */
import type { GridView } from '../../../../../shared/areas/passage/seats.ts';
import type { api } from '../../../lib/api.ts';

export interface OpenedSeat {
  readonly jurorId: string;
  readonly token: string;
  readonly view: GridView;
}

export interface SeatCarrier {
  /** Says which seat the screen of a passage has open. */
  readonly note: (passageId: string, seat: OpenedSeat | null) => void;
  /** Opens the same member's seat in the other passage; without an open seat, or where they have none there, nothing. */
  readonly carry: (fromId: string, toId: string) => Promise<void>;
  /** The seat that was carried to this passage; null when none was. */
  readonly carriedTo: (passageId: string) => OpenedSeat | null;
  /** It was taken up: the screen that did so closes it. */
  readonly take: (passageId: string) => void;
  /** Closes what was carried to that passage and not taken up: nobody finds it open later. */
  readonly drop: (passageId: string) => void;
}

export function createSeatCarrier(seats: Pick<(typeof api)['seats'], 'close' | 'openBeside'>): SeatCarrier {
  /** The seat that each screen has open now, by passage. */
  const open = new Map<string, OpenedSeat>();
  /** Opened for the screen that is gone to; one at most. */
  let carried: { readonly passageId: string; readonly seat: OpenedSeat } | null = null;

  const drop = (passageId: string): void => {
    if (carried?.passageId !== passageId) return;
    const { token } = carried.seat;
    carried = null;
    // A seat that was closed meanwhile is as closed as can be.
    seats.close({ token }).catch(() => null);
  };

  return {
    note: (passageId, seat) => {
      if (seat === null) open.delete(passageId);
      else open.set(passageId, seat);
    },
    carry: async (fromId, toId) => {
      const seat = open.get(fromId);
      if (seat === undefined) return;
      try {
        const { token, view } = await seats.openBeside({ token: seat.token, passageId: toId });
        if (carried !== null) drop(carried.passageId);
        carried = { passageId: toId, seat: { jurorId: seat.jurorId, token, view } };
      } catch {
        // Refused: the door of that seat says why when it is opened.
        drop(toId);
      }
    },
    carriedTo: (passageId) => (carried?.passageId === passageId ? carried.seat : null),
    take: (passageId) => {
      if (carried?.passageId === passageId) carried = null;
    },
    drop,
  };
}
