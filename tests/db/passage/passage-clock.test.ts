import { afterEach, describe, expect, it, vi } from 'vitest';
import { createJournalRepo } from '../../../src/core/db/repos/journal.repo.ts';
import { command, hear, prepare, receive } from '../passage-conduct.ts';
import { jumps, presenting, remainingMs, viewOf } from '../presenting.ts';
import { closePanels, done, minutesMs, openPanel, refusal, START } from '../passage-panel.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

const HOUR_MS = 3_600_000;

describe('the measured time', () => {
  it.each([HOUR_MS, -HOUR_MS])('does not move when the wall clock is stepped by %d ms', async (stepMs) => {
    const { panel, passage } = await presenting();
    panel.drive.advance(minutesMs(4));
    panel.drive.stepWall(stepMs);
    panel.drive.advance(minutesMs(3) + 250);
    expect(Math.abs((await remainingMs(panel, passage)) - (minutesMs(8) - 250))).toBeLessThanOrEqual(50);
    expect(await jumps(panel, passage)).toEqual([{ deltaMs: stepMs, cause: 'clock-step' }]);
  });

  it('does not move across a change of summer time, which steps no clock', async () => {
    // 25 October 2026, 02:55 in Paris; ten minutes later it is 02:05 again.
    const { panel, passage } = await presenting(Date.parse('2026-10-25T00:55:00Z') as typeof START);
    panel.drive.advance(minutesMs(10));
    expect(Math.abs((await remainingMs(panel, passage)) - minutesMs(5))).toBeLessThanOrEqual(50);
    expect(await jumps(panel, passage)).toEqual([]);
  });

  it('notes a step even when the very next act stops the clock', async () => {
    const { panel, passage } = await presenting();
    panel.drive.advance(minutesMs(2));
    panel.drive.stepWall(HOUR_MS);
    await command(panel, passage.passageId, { type: 'pause', reason: 'Question' });
    expect(await jumps(panel, passage)).toEqual([{ deltaMs: HOUR_MS, cause: 'clock-step' }]);
  });
});

describe('reminders', () => {
  it('fall at 5 min, 1 min and the end, each once, on time', async () => {
    const { panel, passage } = await presenting();
    panel.drive.advance(minutesMs(16));
    const reminders = panel.broadcasts.filter(({ name }) => name === 'reminder-reached');
    expect(reminders.map(({ payload }) => payload)).toMatchObject([
      { remainingMs: minutesMs(5) },
      { remainingMs: minutesMs(1) },
      { remainingMs: 0 },
    ]);
    const journal = createJournalRepo(panel.db).entries(passage.passageId);
    const at = journal.flatMap(({ event, at: reading }) =>
      event.type === 'reminder-reached' ? [reading.wall - START] : [],
    );
    expect(at).toEqual([minutesMs(10), minutesMs(14), minutesMs(15)]);
  });

  it('tell the windows when a start can no longer be undone', async () => {
    const { panel, passage } = await presenting();
    expect((await viewOf(panel, passage)).clock.undoRemainingMs).toBe(10_000);
    panel.broadcasts.length = 0;
    panel.drive.advance(10_500);
    const told = panel.broadcasts.filter(({ name }) => name === 'passage-changed');
    expect(told.at(-1)?.payload).toMatchObject({ clock: { undoRemainingMs: null } });
  });

  it('are told once, as what is really left, when a tick comes far too late', async () => {
    const { panel } = await presenting();
    panel.drive.advance(minutesMs(9) + 55_000);
    // Eight seconds in which the process stood still, not enough to ask the president.
    panel.drive.freeze(8_000);
    panel.drive.advance(5);
    const told = panel.broadcasts.flatMap(({ name, payload }) =>
      name === 'reminder-reached' ? [payload] : [],
    );
    expect(told).toMatchObject([{ remainingMs: minutesMs(5), leftMs: minutesMs(5) - 3_000 }]);
  });

  it('are tried again when storing one failed', async () => {
    const { panel, passage } = await presenting();
    panel.drive.advance(minutesMs(9));
    panel.db.exec(
      `CREATE TEMP TRIGGER refuse BEFORE INSERT ON passage_event BEGIN SELECT RAISE(ABORT, 'full'); END`,
    );
    panel.drive.advance(minutesMs(1) + 1_500);
    expect(panel.failures.length).toBeGreaterThan(0);
    panel.db.exec('DROP TRIGGER refuse');
    panel.drive.advance(2_000);
    const journal = (await done(panel.handlers.passages.journal(passage))).entries;
    expect(journal.filter(({ event }) => event.type === 'reminder-reached')).toHaveLength(1);
  });
});

describe('recovery after an abrupt end', () => {
  it('counts the gap as an interruption and resumes with the remaining time', async () => {
    const { panel, passage } = await presenting();
    panel.drive.advance(minutesMs(6) + 400);
    const revived = panel.revive(minutesMs(3));
    expect(revived.recovered).toBe(1);
    const found = (await viewOf(revived, passage)).clock;
    expect(found.status).toBe('interrupted');
    // The last heartbeat was 400 ms before the end, so that much is in doubt.
    expect(found.interruption?.gapMs).toBe(minutesMs(3) + 400);
    await command(revived, passage.passageId, {
      type: 'rule-on-interruption',
      ruling: 'resume',
      reason: 'Panne',
    });
    revived.drive.advance(minutesMs(1));
    expect(await remainingMs(revived, passage)).toBe(minutesMs(8));
  });

  it('counts the gap as elapsed when the president rules so', async () => {
    const { panel, passage } = await presenting();
    panel.drive.advance(minutesMs(6));
    const revived = panel.revive(minutesMs(3));
    await command(revived, passage.passageId, {
      type: 'rule-on-interruption',
      ruling: 'count',
      reason: 'Panne',
    });
    expect(await remainingMs(revived, passage)).toBe(minutesMs(6));
  });

  it('says that the gap is unknown when the wall clock went back an hour before the start', async () => {
    const { panel, passage } = await presenting();
    panel.drive.advance(minutesMs(6));
    const revived = panel.revive(-HOUR_MS);
    expect((await viewOf(revived, passage)).clock).toMatchObject({
      status: 'interrupted',
      interruption: { gapMs: null, cause: 'stopped' },
    });
    const rule = { type: 'rule-on-interruption', reason: 'Panne' } as const;
    const { passageId } = passage;
    const count = { ...rule, ruling: 'count' } as const;
    expect(await refusal(revived.handlers.passages.command({ passageId, command: count }))).toBe(
      'gap-unknown',
    );
    await command(revived, passageId, { ...rule, ruling: 'count-part', countedMs: minutesMs(4) });
    expect(await remainingMs(revived, passage)).toBe(minutesMs(5));
  });

  it('measures the gap from the last sign of life, though the wall clock went back before it', async () => {
    const { panel, passage } = await presenting();
    panel.drive.advance(minutesMs(2));
    panel.drive.stepWall(-HOUR_MS);
    panel.drive.advance(minutesMs(4));
    const { clock } = await viewOf(panel.revive(minutesMs(3)), passage);
    expect(clock.interruption?.gapMs).toBe(minutesMs(3));
    expect(clock.phases[0]?.remainingMs).toBe(minutesMs(9));
  });

  it('keeps a pause a pause, and waits for the ruling over several ends', async () => {
    const { panel, passage } = await presenting();
    panel.drive.advance(minutesMs(1));
    await command(panel, passage.passageId, { type: 'pause', reason: 'Malaise' });
    panel.drive.advance(minutesMs(1));
    const second = panel.revive(minutesMs(1));
    expect((await viewOf(second, passage)).clock.status).toBe('paused');
    await command(second, passage.passageId, { type: 'resume' });
    second.drive.advance(minutesMs(1));
    const third = second.revive(minutesMs(1)).revive(minutesMs(1));
    expect((await viewOf(third, passage)).clock.status).toBe('interrupted');
    await command(third, passage.passageId, {
      type: 'rule-on-interruption',
      ruling: 'resume',
      reason: 'Panne',
    });
    expect(await remainingMs(third, passage)).toBe(minutesMs(13));
  });

  it('resumes where it was in the stages without a clock', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 2);
    await receive(panel, passage);
    expect((await viewOf(panel.revive(1_000), passage)).stage).toBe('reception');
    await hear(panel, passage);
    const revived = panel.revive(1_000);
    expect(revived.recovered).toBe(0);
    expect((await viewOf(revived, passage)).stage).toBe('marking');
  });

  it('holds a snapshot that differs from its journal until someone says to go on, then asks for a ruling', async () => {
    const { panel, passage } = await presenting();
    panel.db.prepare(`UPDATE passage_state SET state = json_set(state, '$.stage', 'marking')`).run();
    const revived = panel.revive(1_000);
    expect(revived.failures).toHaveLength(1);
    expect(revived.recovered).toBe(0);
    expect((await viewOf(revived, passage)).clock.status).toBe('interrupted');
    // Its time does not go on, and its deadlines wake nobody.
    revived.drive.advance(minutesMs(30));
    const { passageId } = passage;
    const taken = await done(revived.handlers.register.resumeFromJournal({ passageId }));
    expect([taken.stage, taken.clock.status]).toEqual(['timed', 'interrupted']);
  });
});
