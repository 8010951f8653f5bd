import { useMemo, useSyncExternalStore } from 'react';
import type { ClockView } from '../../../../../shared/views.ts';
import { followClock } from './clock-follower.ts';
import type { ScreenTime } from './clock-follower.ts';

const browserTime: ScreenTime = {
  now: () => performance.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(fire, delayMs);
    // A hidden window's timers are held back: the digits must be right in the first frame that shows.
    const onVisible = () => {
      if (document.visibilityState === 'visible') fire();
    };
    document.addEventListener('visibilitychange', onVisible);
    function cancel() {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onVisible);
    }
    function fire() {
      cancel();
      run();
    }
    return cancel;
  },
};

/** The clock now, drawn from its last snapshot; redraws each time that its digits change. */
export function useClock(view: ClockView, time: ScreenTime = browserTime): ClockView {
  const follower = useMemo(() => followClock(view, time), [view, time]);
  return useSyncExternalStore(follower.subscribe, follower.current);
}
