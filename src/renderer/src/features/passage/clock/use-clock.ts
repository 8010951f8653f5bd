import { useMemo, useSyncExternalStore } from 'react';
import type { ClockView } from '../../../../../shared/areas/passage/clocks.ts';
import { api } from '../../../lib/api.ts';
import { followClock } from './clock-follower.ts';
import { createPageTime } from './page-time.ts';
import type { PageTime, ScreenTime } from './page-time.ts';

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

/** One for the whole page: every clock that it draws counts from the same base. */
const pageTime = createPageTime(browserTime, async () => (await api.clocks.now()).monoMs);

/** The clock now, drawn from its last snapshot; redraws each time that its digits change. */
export function useClock(view: ClockView, time: PageTime = pageTime): ClockView {
  const follower = useMemo(() => followClock(view, time), [view, time]);
  return useSyncExternalStore(follower.subscribe, follower.current);
}
