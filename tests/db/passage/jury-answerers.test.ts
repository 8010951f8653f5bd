/** Who answers for what the jury settles: the screens offer what main accepts, no more and no less. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { isWithdrawalConfirmed } from '../../../src/domain/jury/sitting.ts';
import { answerersFor } from '../../../src/renderer/src/features/passage/commands/withdrawal.ts';
import {
  canNamePresident,
  canRestart,
  voicesIn,
} from '../../../src/renderer/src/features/passage/jury/jury-panel.ts';
import type { PassageView } from '../../../src/shared/areas/passage/passages.ts';
import { begun, view } from '../jury-room.ts';
import { command, PIN, prepare, receive, withdraw } from '../passage-conduct.ts';
import type { Prepared } from '../passage-conduct.ts';
import { closePanels, done, openPanel, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { member } from '../preparation.ts';
import { detailsOf } from '../../../src/shared/areas/preparation/sessions.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

/** Every set of members. */
const setsOf = (ids: readonly string[]): string[][] =>
  ids.reduce<string[][]>((sets, id) => [...sets, ...sets.map((set) => [...set, id])], [[]]);

/** Tries every set of PINs for every member's departure, and takes each back: what the screen says must hold in main. */
async function expectSameRule(panel: Panel, { jurorIds, passageId }: Prepared, shown: PassageView) {
  const tried = { accepted: 0, refused: 0 };
  for (const leaver of shown.seats.filter(({ isSitting }) => isSitting)) {
    const offered = answerersFor(shown, leaver).members.map(({ jurorId }) => jurorId);
    for (const by of setsOf(jurorIds).filter(({ length }) => length > 0)) {
      const answer = await panel.handlers.passages.withdrawMember({
        passageId,
        jurorId: leaver.jurorId,
        cause: 'departure',
        reason: 'Malaise',
        confirmations: by.map((jurorId) => ({ jurorId, pin: PIN })),
      });
      const isOffered =
        by.every((id) => offered.includes(id)) && isWithdrawalConfirmed(voicesIn(shown), leaver.jurorId, by);
      expect([leaver.name, by, answer.ok]).toEqual([leaver.name, by, isOffered]);
      tried[answer.ok ? 'accepted' : 'refused'] += 1;
      if (answer.ok) await panel.handlers.passages.undoWithdrawal({ passageId, jurorId: leaver.jurorId });
    }
  }
  expect(tried.accepted).toBeGreaterThan(0);
  expect(tried.refused).toBeGreaterThan(0);
}

describe('the members who answer for a departure', () => {
  it('are the same for the screen and for main while a president sits', async () => {
    const { panel, passage } = await begun();
    await expectSameRule(panel, passage, await view(panel, passage));
  });

  it('are the same once nobody presides', async () => {
    const { panel, passage } = await begun();
    const [president = '', second = '', third = ''] = passage.jurorIds;
    await withdraw(panel, passage.passageId, president, { by: [second, third] });
    await expectSameRule(panel, passage, await view(panel, passage));
  });
});

describe('a jury whose rules ask for no president', () => {
  it('names one when an act needs one: the test begins anew, and a link found late is ruled on', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 3);
    const { passageId } = passage;
    const [first = '', second = '', third = ''] = passage.jurorIds;
    await withoutPresident(panel, passage);
    await receive(panel, passage);
    const before = await view(panel, passage);
    expect(canNamePresident(before)).toBe(false);
    await command(panel, passageId, { type: 'start-phase', phaseId: 'presentation' });
    const { passages } = panel.handlers;
    const started = await view(panel, passage);
    expect(started.jury).toMatchObject({ presidentId: null, faults: [] });
    expect([canNamePresident(started), canRestart(started)]).toEqual([true, true]);
    const restart = { passageId, cause: 'ruling' as const, reason: 'Sujet erroné', pin: PIN };
    expect(await refusal(passages.restart(restart))).toBe('president-not-seated');
    const by = (ids: readonly string[]) => ({
      passageId,
      jurorId: second,
      confirmations: ids.map((jurorId) => ({ jurorId, pin: PIN })),
    });
    expect(await refusal(passages.namePresident(by([first])))).toBe('confirmation-missing');
    await withdraw(panel, passageId, third, { cause: 'link', by: [third] });
    await done(passages.namePresident(by([first, second])));
    const ruling = { passageId, ruling: 'continue' as const, reason: 'Aucune question posée', pin: PIN };
    await done(passages.ruleOnWithdrawal(ruling));
    expect(canNamePresident(await view(panel, passage))).toBe(false);
    const next = await done(passages.restart(restart));
    expect(next.jury.previous).toMatchObject({ passageId, cause: 'ruling' });
  });
});

/** Lets the session ask for no president, and relieves the one who is convened. */
async function withoutPresident(panel: Panel, { jurorIds, sessionId }: Prepared): Promise<void> {
  const { sessions } = panel.handlers;
  const session = await done(sessions.get({ sessionId }));
  const { blocIds, rules } = session;
  const { id, version } = session.referentiel;
  await done(
    sessions.save({
      ...detailsOf(session),
      ...{ sessionId, referentiel: { id, version }, blocIds: [...blocIds] },
      rules: {
        ...rules,
        excludedVotingColleges: [...rules.excludedVotingColleges],
        isPresidentRequired: false,
      },
    }),
  );
  const [jurorId = ''] = jurorIds;
  await done(sessions.saveMember(member(sessionId, { jurorId, name: 'Ondine Tamaris', isPresident: false })));
}
