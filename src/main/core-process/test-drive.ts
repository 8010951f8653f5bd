/** The hands of a test on the clock of this process; the package never reaches it. */
import type { ManualDrive } from '../../core/kernel/test-clock.ts';

/** Moves the hand-driven clock, or steps the wall clock of the machine's own. */
export function driveClock(act: keyof ManualDrive, ms: number): void {
  const { pupitreClock } = globalThis as { pupitreClock?: ManualDrive };
  if (pupitreClock !== undefined) {
    pupitreClock[act](ms);
    return;
  }
  if (act !== 'stepWall') throw new Error('the clock is the machine’s');
  const read = Date.now.bind(Date);
  Date.now = () => read() + ms;
}
