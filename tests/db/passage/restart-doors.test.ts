/** What a test that was begun anew carries on from its first attempt, whatever is said or prepared since. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { MinutesContent2 } from '../../../src/domain/minutes/minutes.schema.ts';
import { begun, contentOf, view, voters } from '../jury-room.ts';
import {
  command,
  conductToSignature,
  decide,
  hear,
  PIN,
  prepare,
  receive,
  sealAll,
  signAll,
  unlock,
  withdraw,
} from '../passage-conduct.ts';
import type { Prepared } from '../passage-conduct.ts';
import { closePanels, done, openPanel, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

/** The attempt that follows a ruling after the third member's link was found. */
async function takenUp(panel: Panel, passage: Prepared, reason = 'Ancien employeur'): Promise<Prepared> {
  const { passageId } = passage;
  const [first = '', second = '', third = ''] = passage.jurorIds;
  await withdraw(panel, passageId, third, { cause: 'link', reason, by: [first] });
  const ruling = { passageId, ruling: 'restart' as const, reason: 'Questions entachées', pin: PIN };
  const next = await done(panel.handlers.passages.ruleOnWithdrawal(ruling));
  return { ...passage, passageId: next.passageId, jurorIds: [first, second] };
}

/** From the reception of that attempt to its archived content. */
async function archived(panel: Panel, passage: Prepared): Promise<MinutesContent2> {
  const { passageId } = passage;
  await receive(panel, passage);
  await hear(panel, passage);
  await sealAll(panel, passage);
  await command(panel, passageId, { type: 'open-deliberation' });
  await command(panel, passageId, { type: 'close-deliberation' });
  await decide(panel, passageId, 'validated');
  await done(panel.handlers.minutes.lock({ passageId }));
  await signAll(panel, passage);
  return (await contentOf(panel, passage)) as MinutesContent2;
}

describe('a link found in an earlier attempt', () => {
  it('stands whatever anyone declares, and its reason is in the minutes', async () => {
    const { panel, passage } = await begun();
    const [, , third = ''] = passage.jurorIds;
    const next = await takenUp(panel, passage);
    const { passageId } = next;
    const { callMember, declare } = panel.handlers.passages;
    for (const word of [
      { kind: 'no-link', reason: '' },
      { kind: 'withdrawn', reason: 'Autre motif' },
    ] as const) {
      expect(await refusal(declare({ passageId, jurorId: third, ...word }))).toBe('link-stands');
    }
    expect(await refusal(callMember({ passageId, jurorId: third, presence: 'on-site' }))).toBe(
      'member-not-callable',
    );
    const seat = (await view(panel, next)).seats[2];
    expect(seat).toMatchObject({ isLinkKnown: true, isSitting: false, declaration: { kind: 'withdrawn' } });
    const content = await archived(panel, next);
    expect(content.members[2]?.declaration).toMatchObject({ kind: 'withdrawn', reason: 'Ancien employeur' });
    expect(content.attempts[0]?.members[2]?.departure).toMatchObject({
      cause: 'link',
      reason: 'Ancien employeur',
    });
    expect(content.attempts[0]?.conduct.map(({ type }) => type)).toEqual([
      'pause',
      'departure',
      'withdrawal-ruling',
      'restart',
    ]);
  });

  it('stands through a second attempt, and after the application started again', async () => {
    const { panel, passage } = await begun();
    const [, , third = ''] = passage.jurorIds;
    const second = await takenUp(panel, passage);
    await receive(panel, second);
    await command(panel, second.passageId, { type: 'start-phase', phaseId: 'presentation' });
    const again = { passageId: second.passageId, cause: 'ruling' as const, reason: 'Panne', pin: PIN };
    const { passageId } = await done(panel.handlers.passages.restart(again));
    const revived = panel.revive(1_000);
    const word = { passageId, jurorId: third, kind: 'no-link' as const, reason: '' as const };
    expect(await refusal(revived.handlers.passages.declare(word))).toBe('link-stands');
    expect(voters(await view(revived, { ...second, passageId }))).toEqual(['Ondine', 'Barnabé']);
  });

  it('keeps a member who is listed as absent from being called in', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 3, { member: { presence: 'absent' } });
    const { passageId } = passage;
    const [, , third = ''] = passage.jurorIds;
    await receive(panel, passage);
    const { callMember } = panel.handlers.passages;
    await done(callMember({ passageId, jurorId: third, presence: 'on-site' }));
    await command(panel, passageId, { type: 'start-phase', phaseId: 'presentation' });
    const next = await takenUp(panel, passage);
    expect((await view(panel, next)).jury.callable).toEqual([]);
    const call = { passageId: next.passageId, jurorId: third, presence: 'on-site' as const };
    expect(await refusal(callMember(call))).toBe('member-has-link');
  });
});

describe('a passage that takes up a restarted test', () => {
  it('is of the same candidate and test; what neither times nor identifies it may still be prepared', async () => {
    const { panel, passage } = await begun();
    const { passageId, sessionId } = passage;
    const restart = { passageId, cause: 'ruling' as const, reason: 'Panne', pin: PIN };
    const next = await done(panel.handlers.passages.restart(restart));
    const { setups } = panel.handlers;
    const prepared = await done(setups.get({ passageId: next.passageId }));
    const { candidate, caseTitle, evaluatorChoice, testId } = prepared;
    const same = {
      sessionId,
      passageId: next.passageId,
      candidate,
      testId,
      caseTitle,
      accommodation: { timeMeasure: { kind: 'third' as const }, otherMeasures: [] },
      evaluatorChoice,
      plannedTime: '16:30',
      importedResults: {},
    };
    expect(prepared.isOfAttempt).toBe(true);
    for (const other of [
      { candidate: { ...candidate, lastName: 'Tout-Autre' } },
      { candidate: { ...candidate, tutor: 'Un autre' } },
      { blocId: 'BC3', testId: 'BC3-oral-defence', evaluatorChoice: 'jury' as const },
      { testId: 'BC1-role-play' },
    ]) {
      expect(await refusal(setups.save({ ...same, ...other }))).toBe('attempt-follows');
    }
    const birthPlace = 'Łódź';
    const saved = await done(setups.save({ ...same, candidate: { ...candidate, birthPlace } }));
    expect(saved).toMatchObject({ plannedTime: '16:30', candidate: { birthPlace } });
    expect(await refusal(setups.remove({ passageId: next.passageId }))).toBe('already-begun');
  });
});

describe('a decision of the jury', () => {
  it('is not taken away by a restart on the word of the president alone, even once it was unlocked', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 3);
    const { passageId } = passage;
    await conductToSignature(panel, passage);
    await signAll(panel, passage);
    await unlock(panel, passage, 'Une erreur');
    const { jury } = await view(panel, passage);
    expect(jury.acts).not.toContain('restart');
    for (const cause of ['ruling', 'interruption'] as const) {
      const order = { passageId, cause, reason: 'J’en décide', pin: PIN };
      expect(await refusal(panel.handlers.passages.restart(order))).toBe('decision-recorded');
    }
    await command(panel, passageId, { type: 'reopen-deliberation', reason: 'À revoir' });
    const order = { passageId, cause: 'ruling' as const, reason: 'J’en décide', pin: PIN };
    expect(await refusal(panel.handlers.passages.restart(order))).toBe('decision-recorded');
  });

  it('stays told for ever when a link found after it makes the test begin anew', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 3);
    const locked = await conductToSignature(panel, passage);
    await signAll(panel, passage);
    await unlock(panel, passage, 'Un lien est apparu');
    const next = await takenUp(panel, passage);
    const content = await archived(panel, next);
    expect(content.number).not.toBe(locked.lock?.number);
    expect(content.attempts).toMatchObject([
      {
        number: locked.lock?.number,
        result: { outcome: 'favourable', recommendations: 'Poursuivre la veille.' },
        locks: [
          {
            revision: 1,
            outcome: 'favourable',
            contentDigest: locked.lock?.contentDigest,
            signedBy: ['Ondine Tamaris', 'Barnabé Églantier', 'Sidonie Œillet'],
            voided: { reason: 'Un lien est apparu' },
          },
        ],
      },
    ]);
    const told = content.attempts[0]?.conduct.map(({ type }) => type);
    expect(told).toEqual(['unlocking', 'departure', 'withdrawal-ruling', 'restart']);
  });
});
