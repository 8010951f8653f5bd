import { afterEach, describe, expect, it, vi } from 'vitest';
import { command, receive, withdraw } from '../passage-conduct.ts';
import type { Prepared } from '../passage-conduct.ts';
import { closePanels, done, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { presenting, viewOf } from '../presenting.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

/** A second candidate of the same session, for the same test. */
async function addPassage(panel: Panel, { passageId, sessionId }: Prepared): Promise<string> {
  const { setups } = panel.handlers;
  const like = await done(setups.get({ passageId }));
  const { candidate, testId, caseTitle, evaluatorChoice, plannedTime } = like;
  const added = await done(
    setups.save({
      sessionId,
      candidate: { ...candidate, lastName: 'Giroflée' },
      testId,
      caseTitle,
      accommodation: { timeMeasure: { kind: 'none' }, otherMeasures: [] },
      evaluatorChoice,
      plannedTime,
      importedResults: {},
    }),
  );
  return added.id;
}

describe('two clocks', () => {
  async function withSecond() {
    const { panel, passage } = await presenting();
    const other = { ...passage, passageId: await addPassage(panel, passage) };
    await receive(panel, other);
    return { panel, passage, other };
  }
  const start = { type: 'start-phase', phaseId: 'presentation' } as const;

  it('are started together only when that was confirmed', async () => {
    const { panel, passage, other } = await withSecond();
    const { command: send } = panel.handlers.passages;
    const asked = await send({ passageId: other.passageId, command: start });
    expect(asked).toMatchObject({
      ok: false,
      code: 'another-clock-runs',
      details: { passageId: passage.passageId },
    });
    expect((await viewOf(panel, other)).clock.status).toBe('stopped');
    await done(send({ passageId: other.passageId, command: start, isSecondClockConfirmed: true }));
    expect((await viewOf(panel, other)).clock.status).toBe('running');
    expect((await viewOf(panel, passage)).clock.status).toBe('running');
  });

  it.each([
    ['resumed', { type: 'pause', reason: 'Malaise' }, { type: 'resume' }],
    [
      'returned to',
      { type: 'end-phase', isEarlyConfirmed: true },
      { type: 'return-to-phase', phaseId: 'presentation', ruling: 'lost', reason: 'Erreur' },
    ],
  ] as const)('ask as well when one is %s', async (_what, stop, go) => {
    const { panel, passage, other } = await withSecond();
    const { command: send } = panel.handlers.passages;
    await command(panel, passage.passageId, stop);
    await command(panel, other.passageId, start);
    expect(await refusal(send({ passageId: passage.passageId, command: go }))).toBe('another-clock-runs');
    await command(panel, other.passageId, { type: 'pause', reason: 'Malaise' });
    await done(send({ passageId: passage.passageId, command: go }));
  });

  it('are listed with what is in progress, for a screen that shows neither', async () => {
    const { panel, passage, other } = await withSecond();
    const inProgress = () => done(panel.handlers.clocks.inProgress(undefined));
    expect(await inProgress()).toMatchObject([
      { passageId: passage.passageId, candidate: 'Joël Campanule', clock: { status: 'running' } },
    ]);
    await command(panel, passage.passageId, { type: 'pause', reason: 'Malaise' });
    await command(panel, other.passageId, start);
    expect((await inProgress()).map(({ clock }) => clock.status).sort()).toEqual(['paused', 'running']);
    await command(panel, passage.passageId, { type: 'end-phase', isEarlyConfirmed: true });
    expect((await inProgress()).map(({ passageId }) => passageId)).toEqual([other.passageId]);
  });

  it('do not run because a departure that had stopped one is taken back', async () => {
    const { panel, passage, other } = await withSecond();
    const { passageId } = passage;
    const { command: send, undoWithdrawal } = panel.handlers.passages;
    const jurorId = passage.jurorIds[1] ?? '';
    await withdraw(panel, passageId, jurorId, { cause: 'link' });
    await done(send({ passageId: other.passageId, command: start }));
    expect(await refusal(undoWithdrawal({ passageId, jurorId }))).toBe('another-clock-runs');
    const { clock, jury } = await viewOf(panel, passage);
    expect(clock.status).toBe('paused');
    expect(jury.withdrawals).toHaveLength(1);
    await done(undoWithdrawal({ passageId, jurorId, isSecondClockConfirmed: true }));
    expect((await viewOf(panel, passage)).clock.status).toBe('running');
  });
});
