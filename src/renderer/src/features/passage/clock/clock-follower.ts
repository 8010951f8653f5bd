import type { ClockView } from '../../../../../shared/areas/passage/clocks.ts';
import { clockAt, nextChangeMs } from './clock-extrapolation.ts';
import type { PageTime } from './page-time.ts';

/** An accelerated clock would ask for more than the screen can draw. */
const FRAME_MS = 16;

/** Follows one snapshot: the clock as last read, and a subscription that reads it anew at each change of its digits. */
export interface ClockFollower {
  readonly current: () => ClockView;
  readonly subscribe: (onChange: () => void) => () => void;
}

/** Counts from the moment the snapshot was taken, not from when it came; each wake reads the time again, none is counted. */
export function followClock(view: ClockView, time: PageTime): ClockFollower {
  const read = () => clockAt(view, time.now() - time.anchorOf(view));
  let shown = read();

  return {
    current: () => shown,
    subscribe: (onChange) => {
      let cancel: (() => void) | null = null;
      const arm = () => {
        const delay = nextChangeMs(shown);
        cancel = delay === null ? null : time.after(Math.max(FRAME_MS, delay), wake);
      };
      const wake = () => {
        cancel?.();
        shown = read();
        onChange();
        arm();
      };
      const isMoving = nextChangeMs(view) !== null;
      const forget = isMoving ? time.follow(view.rate, wake) : null;
      shown = read();
      arm();
      return () => {
        cancel?.();
        forget?.();
      };
    },
  };
}
