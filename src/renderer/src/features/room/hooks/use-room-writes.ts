import { api } from '../../../lib/api.ts';
import { useWrite } from '../../../lib/use-write.ts';
import { roomKeys } from '../queries.ts';

const room = () => roomKeys.room;

export function useOpenRoom() {
  return useWrite(api.room.open, room);
}

export function useCloseRoom() {
  return useWrite(api.room.close, room);
}

/** Who waits at the door is let in, or sent away. */
export function useAdmission() {
  return { admit: useWrite(api.room.admit, room), refuse: useWrite(api.room.refuse, room) };
}

export function useTakeOver() {
  return useWrite(api.room.takeOver, room);
}

export function useRelease() {
  return useWrite(api.room.release, room);
}

export function useProblemSeen() {
  return useWrite(api.room.problemSeen, room);
}

export function useReopenSeat() {
  return useWrite(api.room.reopenSeat, room);
}
