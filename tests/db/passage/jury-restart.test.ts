import { afterEach, describe, expect, it, vi } from 'vitest';
import { chainFaults } from '../chain-faults.ts';
import { createAuditRepo } from '../../../src/core/db/repos/audit.repo.ts';
import { begun, sealedDissent, contentOf, view } from '../jury-room.ts';
import {
  command,
  decide,
  hear,
  PIN,
  prepare,
  receive,
  sealAll,
  signAll,
  withdraw,
} from '../passage-conduct.ts';
import { closePanels, done, minutesMs, openPanel, refusal } from '../passage-panel.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

describe('beginning a test anew', () => {
  it('keeps the first attempt as it was, cites it, and starts at the reception before the jury of now', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 3);
    const { passageId, sessionId } = passage;
    const [, , third = ''] = passage.jurorIds;
    await done(
      panel.handlers.setups.attach({
        passageId,
        name: 'note.txt',
        mediaType: 'text/plain',
        bytes: Uint8Array.from([1]),
      }),
    );
    await sealedDissent(panel, passage);
    await withdraw(panel, passageId, third, { cause: 'link', reason: 'Ancien employeur' });
    const { passages } = panel.handlers;
    const next = await done(
      passages.ruleOnWithdrawal({ passageId, ruling: 'restart', reason: 'Questions viciées', pin: PIN }),
    );
    expect(next.passageId).not.toBe(passageId);
    expect(next).toMatchObject({ stage: 'reception', candidate: { lastName: 'Campanule' } });
    expect(next.jury.previous).toMatchObject({ passageId, cause: 'withdrawal', reason: 'Questions viciées' });
    expect(next.attachments.map(({ name }) => name)).toEqual(['note.txt']);
    expect(next.seats[2]).toMatchObject({ isSitting: false, declaration: { kind: 'withdrawn' } });

    const first = await view(panel, passage);
    expect(first).toMatchObject({
      stage: 'restarted',
      jury: {
        next: {
          passageId: next.passageId,
          at: panel.clock.read().wall,
          cause: 'withdrawal',
          reason: 'Questions viciées',
          ruledBy: 'Ondine Tamaris',
        },
        acts: [],
      },
    });
    expect(next.jury.next).toBeNull();
    expect(await refusal(panel.handlers.minutes.lock({ passageId }))).toBe('wrong-stage');
    expect(await refusal(panel.handlers.deliberation.get({ passageId }))).toBe('wrong-stage');
    const again = { passageId, cause: 'ruling' as const, reason: 'Encore', pin: PIN };
    expect(await refusal(passages.restart(again))).toBe('wrong-stage');
    expect(await refusal(panel.handlers.setups.remove({ passageId: next.passageId }))).toBe('already-begun');

    const second = { ...passage, passageId: next.passageId, jurorIds: passage.jurorIds.slice(0, 2) };
    await receive(panel, second);
    await hear(panel, second);
    await sealAll(panel, second);
    await command(panel, second.passageId, { type: 'open-deliberation' });
    await command(panel, second.passageId, { type: 'close-deliberation' });
    await decide(panel, second.passageId, 'validated');
    await done(panel.handlers.minutes.lock(second));
    await signAll(panel, second);
    const content = await contentOf(panel, second);
    expect(content).toMatchObject({
      attempts: [
        {
          cause: 'withdrawal',
          reason: 'Questions viciées',
          sealedBy: ['Ondine Tamaris', 'Barnabé Églantier', 'Sidonie Œillet'],
        },
      ],
    });
    const [summary] = (await done(panel.handlers.sessions.list({}))).rows.filter(
      ({ id }) => id === sessionId,
    );
    expect(summary).toMatchObject({ passageCount: 1, archivedCount: 1 });
    expect(chainFaults(panel.db)).toEqual([]);
  });

  it('follows an interruption of more than half of the test, else the president’s ruling', async () => {
    const { panel, passage } = await begun(2);
    const { passageId } = passage;
    const { passages } = panel.handlers;
    await command(panel, passageId, { type: 'pause', reason: 'Panne' });
    panel.drive.advance(minutesMs(12));
    const restart = { passageId, cause: 'interruption' as const, reason: 'Panne', pin: PIN };
    expect(await refusal(passages.restart(restart))).toBe('interruption-too-short');
    panel.drive.advance(minutesMs(1));
    expect((await view(panel, passage)).jury.isInterruptedOverHalf).toBe(true);
    const next = await done(passages.restart(restart));
    expect(next.jury.previous?.cause).toBe('interruption');
    const { passages: day } = await done(panel.handlers.sessions.get({ sessionId: next.sessionId }));
    expect(day.find(({ id }) => id === passageId)).toMatchObject({
      stage: 'restarted',
      nextPassageId: next.passageId,
    });
    expect(day.find(({ id }) => id === next.passageId)).toMatchObject({ nextPassageId: null });
    const audit = createAuditRepo(panel.db).ofSubject(next.passageId);
    expect(audit).toMatchObject([{ action: 'setup-added', details: { previousId: passageId } }]);
  });

  it('outlives a restart of the application', async () => {
    const { panel, passage } = await begun(2);
    const { passageId } = passage;
    await done(panel.handlers.passages.restart({ passageId, cause: 'ruling', reason: 'Motif', pin: PIN }));
    const revived = panel.revive(60_000);
    expect((await view(revived, passage)).stage).toBe('restarted');
    expect(revived.failures).toEqual([]);
  });
});

describe('the acts of a passage', () => {
  it('give the same state when the application starts again', async () => {
    const { panel, passage } = await begun();
    const { passageId } = passage;
    const [president = '', second = '', third = ''] = passage.jurorIds;
    await withdraw(panel, passageId, president, { by: [president] });
    await done(
      panel.handlers.passages.namePresident({
        passageId,
        jurorId: second,
        confirmations: [second, third].map((jurorId) => ({ jurorId, pin: PIN })),
      }),
    );
    const before = await view(panel, passage);
    const revived = panel.revive(1_000);
    const after = await view(revived, passage);
    expect(after.jury).toEqual({
      ...before.jury,
      withdrawals: [{ ...before.jury.withdrawals[0], undoRemainingMs: null }],
    });
    expect(revived.failures).toEqual([]);
  });
});
