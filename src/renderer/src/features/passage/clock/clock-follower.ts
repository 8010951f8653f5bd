import type { ClockView } from '../../../../../shared/views.ts';
import { clockAt, nextChangeMs } from './clock-extrapolation.ts';

/** The screen's own time: monotonic milliseconds, and a way to be woken. */
export interface ScreenTime {
  readonly now: () => number;
  /** Calls `run` once, after the delay or as soon as the window shows again; the answer cancels it. */
  readonly after: (delayMs: number, run: () => void) => () => void;
}

/** An accelerated clock would ask for more than the screen can draw. */
const FRAME_MS = 16;

/** Follows one snapshot: the clock as last read, and a subscription that reads it anew at each change of its digits. */
export interface ClockFollower {
  readonly current: () => ClockView;
  readonly subscribe: (onChange: () => void) => () => void;
}

/** When each snapshot was first seen, so that every screen that draws it counts from the same moment. */
const arrivals = new WeakMap<ClockView, number>();

/** Starts from the moment the snapshot is first followed; each wake reads the time again, none is counted. */
export function followClock(view: ClockView, time: ScreenTime): ClockFollower {
  const arrivedAt = arrivals.get(view) ?? time.now();
  arrivals.set(view, arrivedAt);
  const read = () => clockAt(view, time.now() - arrivedAt);
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
        shown = read();
        onChange();
        arm();
      };
      shown = read();
      arm();
      return () => cancel?.();
    },
  };
}
