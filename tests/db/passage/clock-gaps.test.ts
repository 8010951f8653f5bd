import { afterEach, describe, expect, it, vi } from 'vitest';
import { command } from '../passage-conduct.ts';
import type { Prepared } from '../passage-conduct.ts';
import { closePanels, minutesMs, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { jumps, presenting, remainingMs, viewOf } from '../presenting.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

describe('time that nobody measured', () => {
  const found = async (panel: Panel, passage: Prepared) => {
    const { clock } = await viewOf(panel, passage);
    return { status: clock.status, ...clock.interruption };
  };

  it.each(['sleep', 'freeze'] as const)(
    'in a %s awaits the president, and counts for nobody',
    async (kind) => {
      const { panel, passage } = await presenting();
      panel.drive.advance(minutesMs(2));
      panel.drive[kind](minutesMs(15));
      panel.drive.advance(5);
      expect(await found(panel, passage)).toMatchObject({
        status: 'interrupted',
        gapMs: minutesMs(15),
        cause: kind === 'sleep' ? 'sleep' : 'unaccounted',
      });
      expect(await remainingMs(panel, passage)).toBe(minutesMs(13));
      expect(await jumps(panel, passage)).toEqual([]);
      await command(panel, passage.passageId, {
        type: 'rule-on-interruption',
        ruling: 'count-part',
        countedMs: minutesMs(2),
        reason: 'Le candidat a parlé deux minutes',
      });
      panel.drive.advance(minutesMs(1));
      expect(await remainingMs(panel, passage)).toBe(minutesMs(10));
    },
  );

  it('is found by the very first act, which then waits for the ruling', async () => {
    const { panel, passage } = await presenting();
    panel.drive.advance(minutesMs(2));
    panel.drive.freeze(20_000);
    const { passageId } = passage;
    const pause = { type: 'pause', reason: 'Question' } as const;
    expect(await refusal(panel.handlers.passages.command({ passageId, command: pause }))).toBe(
      'interruption-awaits-ruling',
    );
    expect(await found(panel, passage)).toMatchObject({ status: 'interrupted', gapMs: 20_000 });
  });

  it('is found by a screen that only looks', async () => {
    const { panel, passage } = await presenting();
    panel.drive.freeze(20_000);
    expect((await found(panel, passage)).status).toBe('interrupted');
  });

  it('is not forgotten when it could not be stored', async () => {
    const { panel, passage } = await presenting();
    panel.db.exec(
      `CREATE TEMP TRIGGER refuse BEFORE INSERT ON passage_event BEGIN SELECT RAISE(ABORT, 'full'); END`,
    );
    panel.drive.freeze(20_000);
    panel.drive.advance(2_000);
    panel.db.exec('DROP TRIGGER refuse');
    panel.drive.advance(2_000);
    const { gapMs, status } = await found(panel, passage);
    expect(status).toBe('interrupted');
    expect(gapMs).toBeGreaterThanOrEqual(20_000);
    expect(await remainingMs(panel, passage)).toBe(minutesMs(15));
  });

  it('is not found in what a loaded machine explains', async () => {
    const { panel, passage } = await presenting();
    panel.drive.freeze(8_000);
    panel.drive.advance(2_000);
    expect((await found(panel, passage)).status).toBe('running');
    expect(await remainingMs(panel, passage)).toBe(minutesMs(15) - 10_000);
  });

  it('costs a paused clock nothing, and asks nothing', async () => {
    const { panel, passage } = await presenting();
    await command(panel, passage.passageId, { type: 'pause', reason: 'Malaise' });
    panel.drive.sleep(minutesMs(15));
    expect((await found(panel, passage)).status).toBe('paused');
  });
});
