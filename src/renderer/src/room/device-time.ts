import type { DeviceTime } from '../lib/room/index.ts';

/** The browser's monotonic time; a hidden page's timers are held back, so that a wake also comes when it shows again. */
export const deviceTime: DeviceTime = {
  now: () => performance.now(),
  after: (delayMs, run) => {
    const due = performance.now() + delayMs;
    const timer = setTimeout(fire, delayMs);
    const onVisible = () => {
      if (document.visibilityState === 'visible' && performance.now() >= due) fire();
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
