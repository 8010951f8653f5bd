import { describe, expect, it } from 'vitest';
import { createPageTime } from '../../../../src/renderer/src/features/passage/clock/page-time.ts';
import { HandDrivenTime } from './hand-driven-time.ts';

const SECOND_MS = 1_000;
/** Lets what was awaited go on. */
const settle = async () => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};

/** A page whose time is main's less 40 s. */
function openPage() {
  const screen = new HandDrivenTime();
  const main = { offsetMs: 40_000, asked: 0 };
  const mainNow = () => screen.now() + main.offsetMs;
  const time = createPageTime(screen, () => {
    main.asked += 1;
    return Promise.resolve(mainNow());
  });
  const snapshot = () => ({ asOfMono: mainNow() as never, rate: 1 });
  return { screen, main, time, snapshot };
}

describe('a snapshot', () => {
  it('is placed where it was taken, though the page saw it 2 s later', async () => {
    const { screen, snapshot, time } = openPage();
    time.follow(1, () => undefined);
    await settle();
    const takenAt = screen.now();
    const late = snapshot();
    screen.advance(2 * SECOND_MS);
    expect(time.anchorOf(late)).toBe(takenAt);
  });

  it('that came late before anything was known is right within a second', async () => {
    const { screen, snapshot, time } = openPage();
    const takenAt = screen.now();
    const late = snapshot();
    screen.advance(2 * SECOND_MS);
    expect(time.anchorOf(late)).toBe(screen.now());
    let corrections = 0;
    time.follow(1, () => {
      corrections += 1;
    });
    await settle();
    expect(corrections).toBe(1);
    expect(time.anchorOf(late)).toBe(takenAt);
  });

  it('is never placed in the future, and main is asked anew, after a sleep that it counted alone', async () => {
    const { main, screen, snapshot, time } = openPage();
    const stop = time.follow(1, () => undefined);
    await settle();
    stop();
    main.offsetMs += 900_000;
    const woken = snapshot();
    screen.advance(20);
    expect(time.anchorOf(woken)).toBe(screen.now());
    time.follow(1, () => undefined);
    await settle();
    expect(time.anchorOf(woken)).toBe(screen.now() - 20);
  });
});

describe('main', () => {
  it('is asked each second while a clock is followed, and not otherwise', async () => {
    const { main, screen, time } = openPage();
    const stop = time.follow(1, () => undefined);
    screen.advance(10 * SECOND_MS);
    await settle();
    expect(main.asked).toBe(11);
    stop();
    screen.advance(10 * SECOND_MS);
    expect(main.asked).toBe(11);
    expect(screen.pendingCount).toBe(0);
  });

  it('is not asked for a clock that is driven by hand', () => {
    const { main, screen, time } = openPage();
    time.follow(0, () => undefined);
    screen.advance(5 * SECOND_MS);
    expect(main.asked).toBe(0);
    expect(time.anchorOf({ asOfMono: 3 as never, rate: 0 })).toBe(screen.now());
  });
});
