/** What the president should know of the open room. */
import type { DeviceView, OpenRoom, RoomSeat } from '../../../../shared/areas/room.ts';

export type SeatState = 'at-desk' | 'connected' | 'sending' | 'silent' | 'slept';

/** Whether a seat notes on a device, and whether that is heard of. */
export function seatState({ device }: Pick<RoomSeat, 'device'>): SeatState {
  if (device === null) return 'at-desk';
  if (!device.isConnected) return device.isLostInSleep ? 'slept' : 'silent';
  return (device.awaited ?? 0) > 0 ? 'sending' : 'connected';
}

export interface RoomCounts {
  readonly seats: number;
  /** Seats whose device is heard of. */
  readonly there: number;
  readonly silent: readonly RoomSeat[];
  /** Not back since the desk itself slept. */
  readonly slept: readonly RoomSeat[];
}

export function countRoom({ seats }: Pick<OpenRoom, 'seats'>): RoomCounts {
  const there = seats.filter(({ device }) => device?.isConnected === true).length;
  const inState = (state: SeatState) => seats.filter((seat) => seatState(seat) === state);
  return { seats: seats.length, there, silent: inState('silent'), slept: inState('slept') };
}

/** Nothing of any device was heard since it opened, and none is at the door. */
export function isLonely({
  screens,
  seats,
  waiting,
}: Pick<OpenRoom, 'screens' | 'seats' | 'waiting'>): boolean {
  const isHeard = (device: DeviceView | null) => device !== null && device.lastContactAt !== null;
  return waiting.length === 0 && !screens.some(isHeard) && !seats.some(({ device }) => isHeard(device));
}

/** A seat that may still hold something when the room closes: what it said, or null when that is not known. */
export interface Unsent {
  readonly jurorId: string;
  readonly name: string;
  readonly count: number | null;
}

export function unsentOf({ seats }: Pick<OpenRoom, 'seats'>): readonly Unsent[] {
  return seats.flatMap(({ device, jurorId, name }): readonly Unsent[] => {
    if (device === null) return [];
    if (!device.isConnected) return [{ jurorId, name, count: null }];
    const count = device.awaited ?? 0;
    return count > 0 ? [{ jurorId, name, count }] : [];
  });
}
