/** The room of one other desk, as the shell enters it. */
import type { Desktop } from '../../src/core/kernel/deps.ts';
import type { EnteredDesk } from '../../src/shared/areas/room.ts';

export const FAR_DESK: EnteredDesk = { address: '10.9.8.9', port: 48_443, fingerprint: 'a'.repeat(64) };

/** A shell that opens no window, and remembers the room that it was told to enter. */
export function fakeJoining(): Pick<Desktop, 'enteredRoom' | 'enterRoom'> {
  let entered: EnteredDesk | null = null;
  return {
    enteredRoom: () => Promise.resolve(entered),
    enterRoom: ({ address, fingerprint, port }) => {
      if (address !== FAR_DESK.address || port !== FAR_DESK.port) return Promise.resolve('not-reached');
      const named = fingerprint ?? entered?.fingerprint ?? 'unknown';
      if (!FAR_DESK.fingerprint.startsWith(named)) return Promise.resolve('not-genuine');
      entered = FAR_DESK;
      return Promise.resolve('entered');
    },
  };
}
