import { useQuery } from '@tanstack/react-query';
import { CODE_LIFE_MS } from '../../../../shared/areas/room.ts';
import type { RoomPlace } from '../../../../shared/areas/room.ts';
import { api } from '../../lib/api.ts';
import { pageMoment } from './code-time.ts';

export const roomKeys = {
  room: ['room'],
  interfaces: ['room-interfaces'],
  reach: ['room-reach'],
  /** Held by the page alone: nothing reads it. */
  wifi: ['room-wifi'],
  codes: ['room-code'],
  /** Of one opening: a room that was opened anew knows none of the codes of the last. */
  code: (place: RoomPlace, openedAt: number) => ['room-code', place, openedAt],
} as const;

/** The room, and who is in it. */
export function useRoom() {
  return useQuery({ queryKey: roomKeys.room, queryFn: () => api.room.state() });
}

/** Read anew each time that someone looks: a cable may have been plugged in. */
export function useRoomInterfaces() {
  return useQuery({ queryKey: roomKeys.interfaces, queryFn: () => api.room.interfaces(), staleTime: 0 });
}

/** Whether the desk reaches its own port. */
export function useReach(isAsked: boolean) {
  return useQuery({
    queryKey: roomKeys.reach,
    queryFn: () => api.room.reach(),
    enabled: isAsked,
    staleTime: 0,
    gcTime: 0,
  });
}

/**
 * The code of a place while it lasts. Reading it again makes another and ends this one, so that it is read once for its
 * whole life, whatever is looked at meanwhile.
 */
export function useCode(place: RoomPlace, { isAsked, openedAt }: { isAsked: boolean; openedAt: number }) {
  return useQuery({
    queryKey: roomKeys.code(place, openedAt),
    queryFn: async () => ({ ...(await api.room.invite(place)), cameAt: pageMoment() }),
    enabled: isAsked,
    staleTime: CODE_LIFE_MS,
    gcTime: CODE_LIFE_MS,
  });
}
