import { describe, expect, it } from 'vitest';
import { nextDeadline } from '../../../src/domain/passage/passage.machine.ts';
import { viewClock } from '../../../src/domain/passage/passage.view.ts';
import { minutes } from '../../../src/domain/time/time.ts';
import { Bench, extra, PAUSE, PLAN } from './passage.harness.ts';

const MINUTE = 60_000;
const presenting = () => new Bench().receive().start('presentation');
const view = (bench: Bench) => viewClock(bench.state, bench.now);
const reminders = (bench: Bench) =>
  bench
    .do({ type: 'tick' })
    .map((event) => (event.type === 'reminder-reached' ? event.remainingMs / MINUTE : event.type));

describe('reminders', () => {
  it('come once each, at 5 min, 1 min and the end', () => {
    const bench = presenting().wait(10 * MINUTE - 1);
    expect(reminders(bench)).toEqual([]);
    expect(reminders(bench.wait(1))).toEqual([5]);
    expect(reminders(bench.wait(1))).toEqual([]);
    expect(reminders(bench.wait(4 * MINUTE))).toEqual([1]);
    expect(view(bench).nextReminderMs).toBe(0);
    expect(reminders(bench.wait(MINUTE))).toEqual([0]);
    expect(reminders(bench.wait(5 * MINUTE))).toEqual([]);
    expect(view(bench).nextReminderMs).toBeNull();
  });

  it('that fell due together are told by the last alone, and the others never sound', () => {
    const late = presenting().wait(14 * MINUTE);
    expect(reminders(late)).toEqual([1]);
    expect(reminders(late)).toEqual([]);
    expect(reminders(late.wait(MINUTE))).toEqual([0]);
    const over = presenting().wait(20 * MINUTE);
    expect(reminders(over)).toEqual([0]);
    expect(reminders(over)).toEqual([]);
  });

  it('are re-armed by extra time when they lie ahead again, and only then', () => {
    const bench = presenting().wait(15 * MINUTE);
    reminders(bench);
    bench.do(extra(3 * MINUTE));
    expect(reminders(bench)).toEqual([]);
    expect(reminders(bench.wait(2 * MINUTE))).toEqual([1]);
    expect(reminders(bench.wait(MINUTE))).toEqual([0]);
  });

  it('do not sound late in a phase that was too short for them', () => {
    const short = new Bench({
      ...PLAN,
      phases: [
        {
          id: 'short',
          title: 'Court',
          kind: 'questions',
          promptsUncovered: false,
          baseMs: minutes(4),
          grantedMs: minutes(4),
        },
      ],
    });
    short
      .receive()
      .start('short')
      .wait(3 * MINUTE);
    expect(reminders(short)).toEqual([1]);
    short.do(extra(2 * MINUTE));
    expect(reminders(short)).toEqual([]);
    expect(reminders(short.wait(2 * MINUTE))).toEqual([1]);
  });

  it('give the delay to the next deadline', () => {
    const bench = presenting();
    expect(nextDeadline(bench.state, bench.now)).toBe(10_000);
    bench.wait(10_000);
    expect(nextDeadline(bench.state, bench.now)).toBe(10 * MINUTE - 10_000);
    bench.wait(10 * MINUTE);
    expect(nextDeadline(bench.state, bench.now)).toBe(0);
    bench.do({ type: 'tick' });
    expect(nextDeadline(bench.state, bench.now)).toBe(4 * MINUTE - 10_000);
    bench.do(PAUSE);
    expect(nextDeadline(bench.state, bench.now)).toBeNull();
  });

  it('round a deadline up to a whole millisecond', () => {
    const bench = presenting().wait(10_000.25);
    expect(nextDeadline(bench.state, bench.now)).toBe(590_000);
  });
});
