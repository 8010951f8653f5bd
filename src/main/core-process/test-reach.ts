import { app } from 'electron';
import type { CoreServices } from './services.ts';
import type { Remote } from './calls.ts';

/** Puts the core's clock within a test's reach as `globalThis.pupitreClock`; never in the package. */
export function putClockInReach({ drive }: Pick<Remote<CoreServices>, 'drive'>): void {
  if (app.isPackaged) return;
  const pupitreClock = {
    advance: (ms: number) => drive('advance', ms),
    stepWall: (ms: number) => drive('stepWall', ms),
    sleep: (ms: number) => drive('sleep', ms),
    freeze: (ms: number) => drive('freeze', ms),
  };
  Object.assign(globalThis, { pupitreClock });
}
