/** Who decides: a result and a decision belong to the jury that took them, and another jury takes them again. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { MinutesContent2 } from '../../../src/domain/minutes/minutes.schema.ts';
import { contentOf, sealedDissent } from '../jury-room.ts';
import {
  command,
  decide,
  hear,
  markAll,
  PIN,
  prepare,
  receive,
  signAll,
  withdraw,
} from '../passage-conduct.ts';
import type { Prepared } from '../passage-conduct.ts';
import { closePanels, done, openPanel, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

/** Every grid sealed with one level for each member, and the deliberation opened. */
async function deliberating(levels: readonly string[]) {
  const panel = openPanel();
  const passage = await prepare(panel, levels.length);
  await receive(panel, passage);
  await hear(panel, passage);
  for (const [rank, jurorId] of passage.jurorIds.entries()) {
    const token = await markAll(panel, passage, jurorId, () => levels[rank] ?? '');
    await done(panel.handlers.seats.seal({ token }));
  }
  await command(panel, passage.passageId, { type: 'open-deliberation' });
  return { panel, passage };
}

/** All competences to one level, by a vote. */
async function settleAll(panel: Panel, { passageId }: Prepared, levelId: string, dissenter?: string) {
  const { results } = await done(panel.handlers.deliberation.get({ passageId }));
  for (const { competenceId } of results) {
    await done(
      panel.handlers.deliberation.setResult({
        passageId,
        competenceId,
        levelId,
        reason: 'Rattrapage',
        vote: { for: 2, against: dissenter === undefined ? 0 : 1, abstained: 0 },
        dissents: dissenter === undefined ? [] : [{ jurorId: dissenter, opinion: 'Contre' }],
        hasCastingVote: false,
      }),
    );
  }
}

const standing = async (panel: Panel, { passageId }: Prepared) => {
  const { results } = await done(panel.handlers.deliberation.get({ passageId }));
  return new Set(results.map((result) => result.standing));
};
const lock = (panel: Panel, { passageId }: Prepared) => panel.handlers.minutes.lock({ passageId });
const name = (panel: Panel, { passageId }: Prepared, jurorId: string, by: readonly string[]) =>
  done(
    panel.handlers.passages.namePresident({
      passageId,
      jurorId,
      confirmations: by.map((id) => ({ jurorId: id, pin: PIN })),
    }),
  );

describe('a departure that is taken back', () => {
  it('leaves no decision that was taken without the member who sits again', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 3);
    const { passageId } = passage;
    const [, , third = ''] = passage.jurorIds;
    await sealedDissent(panel, passage);
    await command(panel, passageId, { type: 'open-deliberation' });
    await command(panel, passageId, { type: 'close-deliberation' });
    await withdraw(panel, passageId, third);
    await decide(panel, passageId, 'validated');
    panel.drive.advance(5_000);
    await done(panel.handlers.passages.undoWithdrawal({ passageId, jurorId: third }));
    expect(await refusal(lock(panel, passage))).toBe('decision-missing');
    expect((await done(panel.handlers.deliberation.get({ passageId }))).isDecisionStanding).toBe(false);
    await decide(panel, passageId, 'validated');
    const { lock: locked } = await done(lock(panel, passage));
    expect(locked?.awaited.map(({ jurorId }) => jurorId)).toEqual(passage.jurorIds);
  });

  it('leaves no result that was voted without that member', async () => {
    const { panel, passage } = await deliberating(['acquis', 'acquis', 'acquis']);
    const { passageId } = passage;
    const [, , third = ''] = passage.jurorIds;
    await settleAll(panel, passage, 'partiel');
    await withdraw(panel, passageId, third);
    await settleAll(panel, passage, 'non-acquis');
    expect(await standing(panel, passage)).toEqual(new Set(['non-acquis']));
    await done(panel.handlers.passages.undoWithdrawal({ passageId, jurorId: third }));
    // What all three voted before stands again.
    expect(await standing(panel, passage)).toEqual(new Set(['partiel']));
    const { changes, results } = await done(panel.handlers.deliberation.get({ passageId }));
    const counted = changes.map(({ isCounted }) => isCounted);
    expect(counted).toEqual([...results.map(() => true), ...results.map(() => false)]);
    await settleAll(panel, passage, 'acquis');
    expect(await standing(panel, passage)).toEqual(new Set(['acquis']));
  });
});

describe('a result voted with a member whom a link takes away', () => {
  it('is kept and printed, counts no more, and is deliberated again', async () => {
    const { panel, passage } = await deliberating(['acquis', 'non-acquis', 'acquis']);
    const { passageId } = passage;
    const [first = '', second = '', third = ''] = passage.jurorIds;
    await settleAll(panel, passage, 'partiel', second);
    await command(panel, passageId, { type: 'close-deliberation' });
    await withdraw(panel, passageId, third, { cause: 'link', reason: 'Son neveu', by: [first] });
    await done(
      panel.handlers.passages.ruleOnWithdrawal({
        passageId,
        ruling: 'continue',
        reason: 'Questions closes',
        pin: PIN,
      }),
    );
    // The two who remain are divided again.
    expect(await standing(panel, passage)).toEqual(new Set([null]));
    const order = {
      passageId,
      outcome: 'validated' as const,
      reason: 'Ensemble',
      recommendations: '',
      vote: null,
      dissents: [],
      hasCastingVote: false,
    };
    expect(await refusal(panel.handlers.deliberation.decide(order))).toBe('results-missing');
    expect((await done(panel.handlers.deliberation.get({ passageId }))).lacks).toEqual(['results-missing']);
    expect(await refusal(lock(panel, passage))).toBe('decision-missing');
    await command(panel, passageId, { type: 'reopen-deliberation', reason: 'À deux' });
    await settleAll(panel, passage, 'acquis');
    await command(panel, passageId, { type: 'close-deliberation' });
    await decide(panel, passageId, 'validated');
    await done(lock(panel, passage));
    await signAll(panel, { ...passage, jurorIds: [first, second] });
    const content = (await contentOf(panel, passage)) as MinutesContent2;
    for (const { changes } of content.competences) {
      expect(changes).toMatchObject([
        { after: 'partiel', isCounted: false, dissents: [{ jurorName: 'Barnabé Églantier' }] },
        { after: 'acquis', isCounted: true },
      ]);
    }
  });

  it('counts again when that withdrawal was a mistake, and when the cause of it is another than a link', async () => {
    const { panel, passage } = await deliberating(['acquis', 'acquis', 'acquis']);
    const { passageId } = passage;
    const [, , third = ''] = passage.jurorIds;
    await settleAll(panel, passage, 'partiel');
    await withdraw(panel, passageId, third, { cause: 'link' });
    expect(await standing(panel, passage)).toEqual(new Set(['acquis']));
    await done(panel.handlers.passages.undoWithdrawal({ passageId, jurorId: third }));
    expect(await standing(panel, passage)).toEqual(new Set(['partiel']));
    await withdraw(panel, passageId, third, { cause: 'departure' });
    expect(await standing(panel, passage)).toEqual(new Set(['partiel']));
    expect(await standing(panel.revive(1_000), passage)).toEqual(new Set(['partiel']));
  });
});

describe('a jury whose president left', () => {
  it('neither decides nor locks before the others have named a successor', async () => {
    const { panel, passage } = await deliberating(['acquis', 'acquis', 'acquis']);
    const { passageId } = passage;
    const [president = '', second = '', third = ''] = passage.jurorIds;
    await command(panel, passageId, { type: 'close-deliberation' });
    await withdraw(panel, passageId, president);
    expect(await refusal(panel.handlers.deliberation.decide(validated(passageId)))).toBe(
      'president-not-seated',
    );
    expect((await done(panel.handlers.deliberation.get({ passageId }))).lacks).toEqual([
      'president-not-seated',
    ]);
    await name(panel, passage, second, [second, third]);
    await decide(panel, passageId, 'validated');
    await done(lock(panel, passage));
    await signAll(panel, { ...passage, jurorIds: [second, third] });
    expect(await contentOf(panel, passage)).toMatchObject({
      presidency: [{ name: 'Barnabé Églantier', namedBy: ['Barnabé Églantier', 'Sidonie Œillet'] }],
    });
  });

  it('still states that it did not assess, when it has lost its quorum too', async () => {
    const { panel, passage } = await deliberating(['acquis', 'acquis']);
    const { passageId } = passage;
    await command(panel, passageId, { type: 'close-deliberation' });
    await withdraw(panel, passageId, passage.jurorIds[0] ?? '');
    expect(await refusal(panel.handlers.deliberation.decide(validated(passageId)))).toBe('quorum-not-met');
    await decide(panel, passageId, 'not-assessed', 'Quorum perdu');
    expect((await done(lock(panel, passage))).stage).toBe('signature');
  });
});

function validated(passageId: string) {
  return {
    passageId,
    outcome: 'validated' as const,
    reason: 'Ensemble',
    recommendations: '',
    vote: null,
    dissents: [],
    hasCastingVote: false,
  };
}
