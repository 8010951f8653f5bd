/** A change answers and announces from the facts that it read and wrote: they must be what is stored, whoever wrote it. */
import { afterEach, describe, expect, it } from 'vitest';
import { countStatements } from '../../../scripts/bench/statements.ts';
import type { PassageView } from '../../../src/shared/areas/passage/passages.ts';
import { command, hear, openSeat, prepare, receive, sealAll, withdraw } from '../passage-conduct.ts';
import type { Prepared } from '../passage-conduct.ts';
import { closePanels, done, openPanel, openPanelIn, START } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';

afterEach(closePanels);

/** The view of a passage that the windows were told last. */
function announced({ broadcasts }: Panel, passageId: string): PassageView | undefined {
  return broadcasts
    .flatMap(({ name, payload }) =>
      name === 'passage-changed' || name === 'grids-changed' ? [payload as PassageView] : [],
    )
    .findLast((view) => view.passageId === passageId);
}

async function expectStored(panel: Panel, { passageId }: Prepared, answered?: PassageView): Promise<void> {
  const stored = await done(panel.handlers.passages.get({ passageId }));
  expect(announced(panel, passageId)).toEqual(stored);
  if (answered !== undefined) expect(answered).toEqual(stored);
}

async function heard(jurorCount = 3) {
  const panel = openPanel();
  const passage = await prepare(panel, jurorCount);
  await receive(panel, passage);
  return { panel, passage, ...panel.handlers };
}

describe('what a change tells', () => {
  it('is what is stored, of declarations, commands and acts of the jury', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 3);
    const { passageId } = passage;
    const [jurorId = '', leaving = ''] = passage.jurorIds;
    const { passages } = panel.handlers;
    for (const declaration of [
      { kind: 'withdrawn', reason: 'Ancien tuteur' },
      { kind: 'no-link', reason: '' },
    ] as const) {
      await expectStored(
        panel,
        passage,
        await done(passages.declare({ passageId, jurorId, ...declaration })),
      );
    }
    await receive(panel, passage);
    const start = await command(panel, passageId, { type: 'start-phase', phaseId: 'presentation' });
    expect(start.jury.frozenAt).toBe(panel.clock.read().wall);
    await expectStored(panel, passage, start);
    const undone = await command(panel, passageId, { type: 'undo-start' });
    expect(undone.jury.frozenAt).toBeNull();
    await expectStored(panel, passage, undone);
    await expectStored(
      panel,
      passage,
      await command(panel, passageId, { type: 'start-phase', phaseId: 'presentation' }),
    );
    await expectStored(panel, passage, await withdraw(panel, passageId, leaving));
  });

  it('is what is stored, of entries and seals', async () => {
    const { panel, passage, seats } = await heard(2);
    const { passageId } = passage;
    const token = await openSeat(panel, passage, passage.jurorIds[0] ?? '');
    const { competences } = await done(panel.handlers.passages.get({ passageId }));
    const [criterion] = competences.flatMap(({ criteria }) => criteria);
    const criterionId = criterion?.id ?? '';
    const note = { token, competenceId: null, text: 'Écoute active' };
    const acts = [
      // The first judgement of all freezes the passage too.
      () => seats.mark({ token, criterionId, levelId: 'acquis' }),
      () => seats.observe({ token, indicatorId: criterion?.indicators[0]?.id ?? '', value: 'observed' }),
      () => seats.mark({ token, criterionId, levelId: 'non-acquis' }),
      () => seats.addNote(note),
      () => seats.mark({ token, criterionId, levelId: null }),
    ];
    for (const act of acts) {
      const answered = await done(act());
      expect(answered).toEqual(await done(seats.grid({ token })));
      await expectStored(panel, passage);
    }
    await hear(panel, passage);
    await sealAll(panel, passage);
    await expectStored(panel, passage);
    expect(announced(panel, passageId)?.seats.map(({ isSealed }) => isSealed)).toEqual([true, true]);
  });

  it('is of the grids alone from the second entry on, so that no list is read again for a mark', async () => {
    const { panel, passage, seats } = await heard();
    const { passageId } = passage;
    const [criterion] = (await done(panel.handlers.passages.get({ passageId }))).competences.flatMap(
      ({ criteria }) => criteria,
    );
    const criterionId = criterion?.id ?? '';
    const token = await openSeat(panel, passage, passage.jurorIds[0] ?? '');
    const toldBy = async (act: () => unknown) => {
      const before = panel.broadcasts.length;
      await act();
      return panel.broadcasts.slice(before).map(({ name }) => name);
    };
    // The first freezes the passage: the session shows that.
    expect(await toldBy(() => seats.mark({ token, criterionId, levelId: 'acquis' }))).toContain(
      'passage-changed',
    );
    for (const act of [
      () => seats.mark({ token, criterionId, levelId: null }),
      () => seats.observe({ token, indicatorId: criterion?.indicators[0]?.id ?? '', value: 'observed' }),
      () => seats.addNote({ token, competenceId: null, text: 'Écoute active' }),
    ])
      expect(await toldBy(act)).toEqual(['grids-changed']);
    expect(
      await toldBy(() => command(panel, passageId, { type: 'start-phase', phaseId: 'presentation' })),
    ).toContain('passage-changed');
  });

  it('holds what another window of the same data wrote in between', async () => {
    const { panel, passage, seats } = await heard();
    const { passageId } = passage;
    const [one = '', other = ''] = passage.jurorIds;
    const { competences } = await done(panel.handlers.passages.get({ passageId }));
    const [criterionId = '', second = ''] = competences.flatMap(({ criteria }) =>
      criteria.map(({ id }) => id),
    );
    const token = await openSeat(panel, passage, one);
    await done(seats.mark({ token, criterionId, levelId: 'acquis' }));

    const elsewhere = openPanelIn(panel.folder, START);
    const theirs = await openSeat(elsewhere, passage, other);
    await done(elsewhere.handlers.seats.mark({ token: theirs, criterionId, levelId: 'acquis' }));
    await done(elsewhere.handlers.seats.mark({ token: theirs, criterionId: second, levelId: 'acquis' }));

    await done(seats.mark({ token, criterionId, levelId: 'non-acquis' }));
    const counts = announced(panel, passageId)?.seats.map(({ markedCount }) => markedCount);
    expect(counts).toEqual([1, 2, 0]);
  });
});

describe('statements of an act', { timeout: 60_000 }, () => {
  it('are few: a passage is read once, whatever is done to it', async () => {
    const { statementsPerMark, statementsPerRolePlayMark, statementsPerReading, ...others } =
      await countStatements();
    expect(statementsPerMark).toBeLessThanOrEqual(20);
    expect(statementsPerRolePlayMark).toBeLessThanOrEqual(20);
    expect(statementsPerReading).toBeLessThanOrEqual(15);
    // A second reading would double it.
    expect(Math.max(...Object.values(others))).toBeLessThanOrEqual(22);
  });
});
