import { app } from 'electron';
import type { Remote } from '../../core/kernel/calls.ts';
import { measureLoopDelay } from './loop-delay.ts';
import type { CoreServices } from './services.ts';

/**
 * Puts within a test's reach the core's clock as `globalThis.pupitreClock`, and how late the event loops of both processes
 * run as `globalThis.pupitreDelays`; never in the package.
 */
export function putInReach({ drive, loopDelay }: Pick<Remote<CoreServices>, 'drive' | 'loopDelay'>): void {
  if (app.isPackaged) return;
  const pupitreClock = {
    advance: (ms: number) => drive('advance', ms),
    stepWall: (ms: number) => drive('stepWall', ms),
    sleep: (ms: number) => drive('sleep', ms),
    freeze: (ms: number) => drive('freeze', ms),
  };
  const ownDelay = measureLoopDelay();
  // The first reading begins the measure.
  void loopDelay();
  const pupitreDelays = async () => ({ main: ownDelay(), core: await loopDelay() });
  Object.assign(globalThis, { pupitreClock, pupitreDelays });
}
