import { afterArrival, afterExchange, NOTHING_KNOWN, pageTimeOf } from './time-base.ts';
import type { ClockView } from '../../../../../shared/areas/passage/clocks.ts';

/** A page's own time: monotonic milliseconds, and a way to be woken. */
export interface ScreenTime {
  readonly now: () => number;
  /** Calls `run` once, after the delay or as soon as the window shows again; the answer cancels it. */
  readonly after: (delayMs: number, run: () => void) => () => void;
}

type Snapshot = Pick<ClockView, 'asOfMono' | 'rate'>;

/** Where snapshots stand in a page's time. */
export interface PageTime extends ScreenTime {
  /** Page time at which that snapshot was read, as well as it is known now. */
  readonly anchorOf: (view: Snapshot) => number;
  /** While it lasts, main is asked for its time each second; `onCorrected` runs when an anchor has moved. */
  readonly follow: (rate: number, onCorrected: () => void) => () => void;
}

/** Time between two questions, in milliseconds: what a late snapshot made wrong is right within it. */
const ASK_EVERY_MS = 1_000;
/** A smaller correction would never show. */
const NOTICEABLE_MS = 5;

/** Holds `screen` against main's monotonic clock, which `askMain` reads. */
export function createPageTime(screen: ScreenTime, askMain: () => Promise<number>): PageTime {
  let base = NOTHING_KNOWN;
  const followers = new Set<() => void>();
  /** When each snapshot was first seen: it bounds the base once, however often it is drawn. */
  const arrivals = new WeakSet<Snapshot>();
  let cancelNext: (() => void) | null = null;

  async function ask(rate: number): Promise<void> {
    const sentAt = screen.now();
    const mainMs = await askMain().catch(() => null);
    if (mainMs === null) return;
    const before = pageTimeOf(base, 0);
    base = afterExchange(base, { sentAt, receivedAt: screen.now(), mainMs: mainMs / rate });
    if (Math.abs(pageTimeOf(base, 0) - before) < NOTICEABLE_MS) return;
    for (const onCorrected of [...followers]) onCorrected();
  }

  function askOn(rate: number): void {
    cancelNext = screen.after(ASK_EVERY_MS, () => {
      askOn(rate);
      void ask(rate);
    });
  }

  return {
    now: () => screen.now(),
    after: (delayMs, run) => screen.after(delayMs, run),
    anchorOf: (view) => {
      const now = screen.now();
      // A clock that is driven by hand does not move between two snapshots.
      if (view.rate === 0) return now;
      const mainMs = view.asOfMono / view.rate;
      if (!arrivals.has(view)) base = afterArrival(base, { mainMs, receivedAt: now });
      arrivals.add(view);
      return Math.min(now, pageTimeOf(base, mainMs));
    },
    follow: (rate, onCorrected) => {
      if (rate === 0) return () => undefined;
      followers.add(onCorrected);
      if (followers.size === 1) {
        void ask(rate);
        askOn(rate);
      }
      return () => {
        followers.delete(onCorrected);
        if (followers.size > 0) return;
        cancelNext?.();
        cancelNext = null;
      };
    },
  };
}
