import { describe, expect, test } from 'vitest';
import { createToasts, TOAST_MS } from '../../../src/renderer/src/ui/toasts.ts';

/** Time by hand. */
function handTime() {
  let pending: { readonly at: number; readonly run: () => void }[] = [];
  let now = 0;
  return {
    after: (delayMs: number, run: () => void) => {
      const timer = { at: now + delayMs, run };
      pending = [...pending, timer];
      return () => {
        pending = pending.filter((other) => other !== timer);
      };
    },
    advance: (ms: number) => {
      now += ms;
      const due = pending.filter(({ at }) => at <= now);
      pending = pending.filter(({ at }) => at > now);
      for (const { run } of due) run();
    },
  };
}

describe('what was just done', () => {
  test('is said for its time, one message at a time', () => {
    const time = handTime();
    const toasts = createToasts(time);
    toasts.show({ message: 'Incident noté.' });
    time.advance(TOAST_MS - 1);
    toasts.show({ message: 'Membre appelé.' });
    time.advance(TOAST_MS - 1);
    expect(toasts.shown()?.message).toBe('Membre appelé.');
    time.advance(1);
    expect(toasts.shown()).toBeNull();
  });

  test('goes with the screen that said it', () => {
    const toasts = createToasts(handTime());
    toasts.show({ message: 'Incident noté.' });
    toasts.leave();
    expect(toasts.shown()).toBeNull();
  });

  test('said while leaving belongs to the next screen, and goes with that one', () => {
    const toasts = createToasts(handTime());
    toasts.show({ message: 'Session enregistrée.', isForNextScreen: true });
    toasts.leave();
    expect(toasts.shown()?.message).toBe('Session enregistrée.');
    toasts.leave();
    expect(toasts.shown()).toBeNull();
  });

  test('stays while it is held', () => {
    const time = handTime();
    const toasts = createToasts(time);
    toasts.show({ message: 'Incident noté.' });
    toasts.hold();
    time.advance(10 * TOAST_MS);
    expect(toasts.shown()?.message).toBe('Incident noté.');
    toasts.release();
    time.advance(TOAST_MS);
    expect(toasts.shown()).toBeNull();
  });
});
