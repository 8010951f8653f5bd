import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inkSignature } from '../../fixtures/minutes/signature-ink.ts';
import { conductToSignature, PIN, prepare } from '../passage-conduct.ts';
import type { Prepared } from '../passage-conduct.ts';
import { closePanels, done, minutesMs, openPanel, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

const DAY_MS = 24 * 60 * 60_000;
const WRONG = '9753';

let panel: Panel;
let passage: Prepared;
let jurorId: string;

beforeEach(async () => {
  panel = openPanel();
  passage = await prepare(panel, 2);
  jurorId = passage.jurorIds[1] ?? '';
});

function open(on: Panel, pin: string) {
  return on.handlers.seats.open({ passageId: passage.passageId, jurorId, pin });
}

async function guessFiveTimes(on: Panel): Promise<void> {
  for (let tries = 0; tries < 5; tries += 1) expect(await refusal(open(on, WRONG))).toBe('pin-wrong');
}

describe('the delay after wrong PINs', () => {
  it('outlasts a restart, whichever way the wall clock was set meanwhile', async () => {
    await guessFiveTimes(panel);
    const throttled = (waitMs: number) => ({ ok: false, code: 'pin-throttled', details: { waitMs } });
    for (const gapMs of [1_000, DAY_MS, 0, -DAY_MS]) {
      panel.stop();
      panel = panel.revive(gapMs);
      expect(await open(panel, PIN)).toEqual(throttled(30_000));
      panel.drive.stepWall(gapMs);
      expect(await open(panel, PIN)).toEqual(throttled(30_000));
    }
    panel.drive.advance(30_000);
    await done(open(panel, PIN));
  });

  it('grows over restarts, and is over for good once it was waited out', async () => {
    await guessFiveTimes(panel);
    panel.drive.advance(30_000);
    expect(await refusal(open(panel, WRONG))).toBe('pin-wrong');
    panel = panel.revive(0);
    expect(await open(panel, PIN)).toMatchObject({ details: { waitMs: 60_000 } });
    panel.drive.advance(60_000);
    panel = panel.revive(0);
    expect(await refusal(open(panel, WRONG))).toBe('pin-wrong');
    expect(await open(panel, PIN)).toMatchObject({ details: { waitMs: 120_000 } });
    panel.drive.advance(120_000);
    await done(open(panel, PIN));
    panel = panel.revive(0);
    await guessFiveTimes(panel);
  });

  it('counts over every door together, and per member', async () => {
    const { lock } = await conductToSignature(panel, passage);
    const contentDigest = lock?.contentDigest ?? '';
    const { passageId } = passage;
    const svg = inkSignature(1);
    const doors = [
      () => open(panel, WRONG),
      () => panel.handlers.sessions.setPin({ jurorId, pin: '8316', currentPin: WRONG }),
      () => panel.handlers.minutes.sign({ passageId, jurorId, pin: WRONG, contentDigest, svg }),
    ];
    for (let tries = 0; tries < 5; tries += 1) {
      expect(await refusal(doors[tries % doors.length]?.() ?? open(panel, WRONG))).toBe('pin-wrong');
    }
    for (const door of doors) expect(await refusal(door())).toBe('pin-throttled');
    const president = passage.jurorIds[0] ?? '';
    await done(panel.handlers.seats.open({ passageId, jurorId: president, pin: PIN }));
    panel.drive.advance(minutesMs(15));
    await done(open(panel, PIN));
  });
});
