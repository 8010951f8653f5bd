import { again, redo } from './write-kind.ts';
import type { Kinds } from './write-kind.ts';

/** Kinds of what goes between this laptop and others: the room's devices, other desks, who publishes the application. */
export const KINDS_AROUND: Pick<Kinds, 'handovers' | 'joining' | 'room' | 'updates'> = {
  joining: { state: null, enter: null },
  updates: { state: null, check: null, drop: null, install: null },
  room: {
    interfaces: null,
    state: null,
    open: redo('conduct'),
    close: redo('conduct'),
    reach: null,
    invite: null,
    admit: redo('conduct'),
    refuse: redo('conduct'),
    takeOver: redo('conduct'),
    release: redo('conduct'),
    reopenSeat: redo('conduct'),
    problemSeen: again('conduct'),
    // What devices ask, who keep it themselves.
    ...{
      screen: null,
      standing: null,
      beat: null,
      received: null,
      enter: null,
      seal: null,
      lateEntries: null,
    },
    ...{ card: null, problem: null, documents: null, document: null, sign: null },
  },
  handovers: {
    ...{ ofSession: null, returned: null, handOut: redo('session'), takeBack: redo('session') },
    ...{ receive: redo('file'), sendBack: null, bringBack: redo('file') },
  },
};
