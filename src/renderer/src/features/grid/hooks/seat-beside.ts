/**
 * A member who judges candidates who pass together goes from one grid to the other without giving their PIN again: the open seat
 * is carried along, and taken up by the screen of the other passage.
 */
import type { GridView } from '../../../../../shared/areas/passage/seats.ts';
import { api } from '../../../lib/api.ts';

export interface OpenedSeat {
  readonly jurorId: string;
  readonly token: string;
  readonly view: GridView;
}

/** The seat that each screen has open now, by passage. */
const open = new Map<string, OpenedSeat>();
/** Opened for a screen that is about to be drawn. */
const carried = new Map<string, OpenedSeat>();

/** Says which seat the screen of a passage has open. */
export function noteSeat(passageId: string, seat: OpenedSeat | null): void {
  if (seat === null) open.delete(passageId);
  else open.set(passageId, seat);
}

/** Opens the same member's seat in the other passage; without an open seat, or where they have none there, nothing. */
export async function carrySeat(fromId: string, toId: string): Promise<void> {
  const seat = open.get(fromId);
  if (seat === undefined) return;
  try {
    const beside = await api.seats.openBeside({ token: seat.token, passageId: toId });
    carried.set(toId, { jurorId: seat.jurorId, token: beside.token, view: beside.view });
  } catch {
    // Refused: the door of that seat says why when it is opened.
    carried.delete(toId);
  }
}

/** The seat that was carried to this passage; null when none was. */
export function carriedSeat(passageId: string): OpenedSeat | null {
  return carried.get(passageId) ?? null;
}

/** It was taken up. */
export function takeCarried(passageId: string): void {
  carried.delete(passageId);
}
