import { afterEach, describe, expect, it, vi } from 'vitest';
import { begun, sealedDissent, contentOf, view, voters } from '../jury-room.ts';
import {
  command,
  decide,
  hear,
  openSeat,
  PIN,
  prepare,
  receive,
  sealAll,
  signAll,
  withdraw,
} from '../passage-conduct.ts';
import { closePanels, done, openPanel, refusal } from '../passage-panel.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

describe('a link found late', () => {
  it('keeps sealed marks, counts none, and holds everything until the president has ruled', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 3);
    const { passageId } = passage;
    const [president = '', , third = ''] = passage.jurorIds;
    await sealedDissent(panel, passage);
    const left = await withdraw(panel, passageId, third, { cause: 'link', reason: 'Ancien employeur' });
    expect(left.jury).toMatchObject({
      awaitsRuling: true,
      quorum: { present: 2, required: 2, isMet: true },
      withdrawals: [{ jurorId: third, cause: 'link', isGridSealed: true, isGridCounted: false }],
    });
    const open = { passageId, command: { type: 'open-deliberation' as const } };
    expect(await refusal(panel.handlers.passages.command(open))).toBe('withdrawal-awaits-ruling');
    const ruling = { passageId, ruling: 'continue' as const, reason: 'Les questions étaient closes' };
    const { passages } = panel.handlers;
    expect(await refusal(passages.ruleOnWithdrawal({ ...ruling, pin: '0000' }))).toBe('pin-wrong');
    const ruled = await done(passages.ruleOnWithdrawal({ ...ruling, pin: PIN }));
    expect(ruled.jury.awaitsRuling).toBe(false);
    expect(await refusal(passages.ruleOnWithdrawal({ ...ruling, pin: PIN }))).toBe('withdrawal-not-awaiting');

    await command(panel, passageId, { type: 'open-deliberation' });
    const deliberation = await done(panel.handlers.deliberation.get({ passageId }));
    expect(deliberation.grids).toHaveLength(2);
    expect(deliberation.uncountedGrids.map(({ jurorId }) => jurorId)).toEqual([third]);
    expect(deliberation.results.every(({ origin }) => origin === 'unanimous')).toBe(true);
    await command(panel, passageId, { type: 'close-deliberation' });
    await decide(panel, passageId, 'validated');
    const { lock } = await done(panel.handlers.minutes.lock({ passageId }));
    expect(lock?.awaited.map(({ jurorId }) => jurorId)).toEqual(passage.jurorIds.slice(0, 2));
    await signAll(panel, { ...passage, jurorIds: passage.jurorIds.slice(0, 2) });
    const content = await contentOf(panel, passage);
    expect(content.competences[0]?.criteria[0]?.marks).toMatchObject([
      { mark: 'acquis', isCounted: true },
      { mark: 'acquis', isCounted: true },
      { mark: 'non-acquis', isCounted: false },
    ]);
    expect(content.members[2]).toMatchObject({
      departure: { cause: 'link', reason: 'Ancien employeur', isCounted: false },
    });
    expect(content.conduct.map(({ type, author }) => [type, author])).toEqual([
      ['departure', 'Sidonie Œillet'],
      ['withdrawal-ruling', 'Ondine Tamaris'],
    ]);
    expect(president).toBe(content.members[0]?.id);
  });

  it('closes an unsealed grid for ever, and pauses the clock', async () => {
    const { panel, passage } = await begun();
    const { passageId } = passage;
    const [, , third = ''] = passage.jurorIds;
    const token = await openSeat(panel, passage, third);
    await done(
      panel.handlers.seats.addNote({ token, competenceId: null, text: 'Note que nul autre ne lit' }),
    );
    const left = await withdraw(panel, passageId, third, { cause: 'link' });
    expect(left.clock.status).toBe('paused');
    expect(await refusal(panel.handlers.seats.grid({ token }))).toBe('seat-closed');
    expect(await refusal(panel.handlers.seats.open({ passageId, jurorId: third, pin: PIN }))).toBe(
      'member-may-not-mark',
    );
    expect(await refusal(panel.handlers.passages.command({ passageId, command: { type: 'resume' } }))).toBe(
      'withdrawal-awaits-ruling',
    );
    expect(JSON.stringify(panel.broadcasts)).not.toContain('nul autre');
    expect(JSON.stringify(await done(panel.handlers.passages.journal({ passageId })))).not.toContain(
      'nul autre',
    );
  });
});

describe('a departure for another cause', () => {
  it('leaves a sealed grid in the count, and asks for a decision of those who stay', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 3);
    const { passageId } = passage;
    const [president = '', , third = ''] = passage.jurorIds;
    await sealedDissent(panel, passage);
    await command(panel, passageId, { type: 'open-deliberation' });
    await command(panel, passageId, { type: 'close-deliberation' });
    await decide(panel, passageId, 'validated');
    await withdraw(panel, passageId, third, { by: [president], reason: 'Malaise' });
    expect(await refusal(panel.handlers.minutes.lock({ passageId }))).toBe('decision-missing');
    await decide(panel, passageId, 'validated');
    const { lock } = await done(panel.handlers.minutes.lock({ passageId }));
    expect(lock?.awaited.map(({ jurorId }) => jurorId)).toEqual(passage.jurorIds.slice(0, 2));
    await signAll(panel, { ...passage, jurorIds: passage.jurorIds.slice(0, 2) });
    const content = await contentOf(panel, passage);
    expect(content.competences[0]?.criteria[0]?.marks).toMatchObject([
      { isCounted: true },
      { isCounted: true },
      { mark: 'non-acquis', isCounted: true },
    ]);
    expect(content.conduct).toMatchObject([
      { type: 'departure', author: 'Ondine Tamaris', memberName: 'Sidonie Œillet', detail: 'departure' },
    ]);
  });

  it('is confirmed by who leaves or by the president, once, and undone within ten seconds', async () => {
    const { panel, passage } = await begun();
    const { passageId } = passage;
    const [president = '', second = '', third = ''] = passage.jurorIds;
    const { passages } = panel.handlers;
    const request = { passageId, jurorId: third, cause: 'departure' as const, reason: 'Malaise' };
    const by = (jurorId: string, pin = PIN) => ({ ...request, confirmations: [{ jurorId, pin }] });
    expect(await refusal(passages.withdrawMember(by(second)))).toBe('not-found');
    expect(await refusal(passages.withdrawMember(by(third, '0000')))).toBe('pin-wrong');
    expect(await refusal(passages.withdrawMember({ ...by(third), reason: '  ' }))).toBe('reason-missing');
    await done(passages.withdrawMember(by(president)));
    expect(await refusal(passages.withdrawMember(by(third)))).toBe('member-has-left');
    panel.drive.advance(9_000);
    const undone = await done(passages.undoWithdrawal({ passageId, jurorId: third }));
    expect(voters(undone)).toEqual(['Ondine', 'Barnabé', 'Sidonie']);
    expect(await refusal(passages.undoWithdrawal({ passageId, jurorId: third }))).toBe('undo-expired');
    await done(passages.withdrawMember(by(third)));
    panel.drive.advance(10_000);
    expect(await refusal(passages.undoWithdrawal({ passageId, jurorId: third }))).toBe('undo-expired');
  });

  it('is not recorded before the start, nor once the content is locked', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 2);
    await receive(panel, passage);
    const [jurorId = ''] = passage.jurorIds;
    const request = {
      passageId: passage.passageId,
      jurorId,
      cause: 'link' as const,
      reason: 'Lien',
      confirmations: [{ jurorId, pin: PIN }],
    };
    expect(await refusal(panel.handlers.passages.withdrawMember(request))).toBe('passage-not-begun');
    await hear(panel, passage);
    await sealAll(panel, passage);
    await command(panel, passage.passageId, { type: 'open-deliberation' });
    await command(panel, passage.passageId, { type: 'close-deliberation' });
    await decide(panel, passage.passageId, 'validated');
    await done(panel.handlers.minutes.lock(passage));
    expect(await refusal(panel.handlers.passages.withdrawMember(request))).toBe('wrong-stage');
  });

  it('of the president lets the others name a successor, who then answers for what follows', async () => {
    const { panel, passage } = await begun();
    const { passageId } = passage;
    const [president = '', second = '', third = ''] = passage.jurorIds;
    const { passages } = panel.handlers;
    const name = (ids: readonly string[]) =>
      passages.namePresident({
        passageId,
        jurorId: second,
        confirmations: ids.map((jurorId) => ({ jurorId, pin: PIN })),
      });
    expect(await refusal(name([second, third]))).toBe('president-seated');
    // The president cannot answer any more: one of the two others is not enough.
    const gone = { passageId, jurorId: president, cause: 'departure' as const, reason: 'Malaise' };
    const one = { ...gone, confirmations: [{ jurorId: second, pin: PIN }] };
    expect(await refusal(passages.withdrawMember(one))).toBe('confirmation-missing');
    await withdraw(panel, passageId, president, { by: [second, third] });
    expect((await view(panel, passage)).jury).toMatchObject({ presidentId: null });
    const restart = { passageId, cause: 'ruling' as const, reason: 'Motif', pin: PIN };
    expect(await refusal(passages.restart(restart))).toBe('president-not-seated');
    expect(await refusal(name([second]))).toBe('confirmation-missing');
    expect(await refusal(name([second, president]))).toBe('not-found');
    const named = await done(name([second, third]));
    expect(named.jury.presidentId).toBe(second);
    expect(named.seats.map(({ isPresident }) => isPresident)).toEqual([false, true, false]);
  });
});
