/** What a heartbeat may say after an abrupt end, and a gap found while something else is refused. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { signOf } from '../../../src/core/areas/passage/last-sign.ts';
import { createAuditRepo } from '../../../src/core/db/repos/audit.repo.ts';
import type { PassageState } from '../../../src/domain/passage/passage.types.ts';
import { durationMs, instant, monotonicMs } from '../../../src/domain/time/time.ts';
import { begun, view } from '../jury-room.ts';
import { tamper } from '../outside.ts';
import { addPassage, PIN, receive } from '../passage-conduct.ts';
import { closePanels, done, minutesMs, refusal, START } from '../passage-panel.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

const reading = (ms: number) => ({ wall: instant(START + ms), mono: monotonicMs(ms), origin: 'run' });
const running = { clock: { kind: 'running', since: reading(0) } } as PassageState;
/** The last entry came a minute after the clock was started. */
const entry = reading(60_000);
const beatAt = (ms: number, runMs = ms) => ({ at: instant(START + ms), runMs: durationMs(runMs) });

describe('a heartbeat', () => {
  it.each([
    ['one that follows the last entry', beatAt(300_000), 900_000],
    ['one that came with it', beatAt(60_000), 900_000],
    ['one that the drift of the clocks explains', beatAt(300_000, 301_500), 900_000],
    ['one after which the clock was set back before the journal itself', beatAt(300_000), 30_000],
  ])('is believed: %s', (_what, beat, nowMs) => {
    expect(signOf(running, entry, beat, instant(START + nowMs))).toEqual({
      lastAliveAt: beat.at,
      runMs: beat.runMs,
      refused: null,
    });
  });

  it.each([
    ['more time than passed', beatAt(300_000, 900_000), 1_000_000, 60_000],
    ['less time than the journal proves', beatAt(60_000, 0), 1_000_000, 60_000],
    ['before the last entry', beatAt(10_000), 1_000_000, 60_000],
    ['after now, so that nobody knows the gap', beatAt(660_000), 90_000, 660_000],
  ])('is not believed: %s', (_what, beat, nowMs, aliveMs) => {
    expect(signOf(running, entry, beat, instant(START + nowMs))).toEqual({
      lastAliveAt: START + aliveMs,
      runMs: 60_000,
      refused: beat,
    });
  });

  it('that was altered while the application was closed counts no time, and is told in the audit log', async () => {
    const { panel, passage } = await begun();
    panel.drive.advance(1_000);
    panel.stop();
    tamper(panel, 'passage_heartbeat', 'UPDATE passage_heartbeat SET run_ms = run_ms + 600000');
    const again = panel.revive(1_000);
    const { clock } = await view(again, passage);
    expect(clock.status).toBe('interrupted');
    expect(clock.phases[0]?.elapsedMs).toBeLessThan(minutesMs(2));
    const said = createAuditRepo(again.db).ofSubject(passage.passageId);
    expect(said.map(({ action }) => action)).toContain('heartbeat-refused');
  });
});

describe('a gap', () => {
  it('found inside a whole that is refused is not forgotten', async () => {
    const { panel, passage } = await begun();
    const other = { ...passage, passageId: await addPassage(panel, passage.sessionId) };
    await receive(panel, other);
    const command = { type: 'start-phase', phaseId: 'presentation' } as const;
    const request = { passageId: other.passageId, command, isSecondClockConfirmed: true };
    await done(panel.handlers.passages.command(request));
    tamper(
      panel,
      'passage_state',
      `UPDATE passage_state SET state = json_set(state, '$.attendance.note', 'x') WHERE passage_id = '${other.passageId}'`,
    );
    await done(panel.handlers.archive.chain(undefined));
    panel.drive.freeze(60_000);
    const [first = '', second = ''] = passage.jurorIds;
    const confirmations = [{ jurorId: first, pin: PIN }];
    expect(await refusal(panel.handlers.pins.reset({ jurorId: second, pin: '5927', confirmations }))).toBe(
      'passage-in-doubt',
    );
    expect((await view(panel, passage)).clock.status).toBe('interrupted');
  });
});
