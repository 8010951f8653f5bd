/** Who answers for what the jury settles: the screens offer what main accepts, no more and no less. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { isWithdrawalConfirmed } from '../../src/domain/jury/sitting.ts';
import { answerersFor } from '../../src/renderer/src/features/passage/commands/withdrawal.ts';
import { voicesIn } from '../../src/renderer/src/features/passage/jury/jury-panel.ts';
import type { PassageView } from '../../src/shared/views.ts';
import { begun, view } from './jury-room.ts';
import { PIN, withdraw } from './passage-conduct.ts';
import type { Prepared } from './passage-conduct.ts';
import { closePanels } from './passage-panel.ts';
import type { Panel } from './passage-panel.ts';

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
