/** How many statements each act of a jury runs, by better-sqlite3's own telling. Statements of triggers are not told. */
import { addPassage, command, openSeat, receive } from '../../tests/db/passage-conduct.ts';
import type { Prepared } from '../../tests/db/passage-conduct.ts';
import { done, minutesMs } from '../../tests/db/passage-panel.ts';
import { PLAIN_DRAW } from '../../tests/db/roleplay-conduct.ts';
import type { Figures } from './bench.types.ts';
import { openPanelAtWork } from './panel-at-work.ts';
import type { PanelAtWork } from './panel-at-work.ts';

/** Statements that run while that work is done. */
type Count = (work: () => unknown) => Promise<number>;

/** Statements of each act, the request that brings it included. */
export async function countStatements(): Promise<Figures> {
  let told = 0;
  const panel = await openPanelAtWork(() => {
    told += 1;
  });
  const count: Count = async (work) => {
    told = 0;
    await work();
    return told;
  };
  try {
    return {
      ...(await countEntries(panel, count)),
      ...(await countCommands(panel, count)),
      ...(await countDeliberation(panel, count)),
      ...(await countRolePlay(panel, count)),
    };
  } finally {
    panel.close();
  }
}

async function countEntries(panel: PanelAtWork, count: Count): Promise<Figures> {
  const { criterionIds, indicatorIds, passage, stage, token } = panel;
  const { passages, seats } = stage.handlers;
  const [criterionId = '', indicatorId = ''] = [criterionIds[0], indicatorIds[0]];
  const { passageId } = passage;
  return {
    statementsPerReading: await count(() => done(passages.get({ passageId }))),
    statementsPerMark: await count(() => done(seats.mark({ token, criterionId, levelId: 'acquis' }))),
    statementsPerObservation: await count(() =>
      done(seats.observe({ token, indicatorId, value: 'observed' })),
    ),
    statementsPerNote: await count(() =>
      done(seats.addNote({ token, competenceId: null, text: 'Note de mesure' })),
    ),
  };
}

/** The clock's acts, to the end of the timed phases. */
async function countCommands({ passage, stage }: PanelAtWork, count: Count): Promise<Figures> {
  const { passageId } = passage;
  const { drive } = stage;
  const order = (given: Parameters<typeof command>[2]) => count(() => command(stage, passageId, given));
  const statementsPerPause = await order({ type: 'pause', reason: 'Alarme' });
  const statementsPerResume = await order({ type: 'resume' });
  const statementsPerIncident = await order({
    type: 'note-incident',
    category: 'technical',
    text: 'Coupure',
  });
  drive.advance(minutesMs(15));
  const statementsPerStart = await order({ type: 'start-phase', phaseId: 'questions' });
  drive.advance(minutesMs(10));
  await command(stage, passageId, { type: 'end-phase' });
  await command(stage, passageId, { type: 'close-timed-phases' });
  return { statementsPerPause, statementsPerResume, statementsPerIncident, statementsPerStart };
}

/** The seals of every grid, and what is decided on them. */
async function countDeliberation(panel: PanelAtWork, count: Count): Promise<Figures> {
  const { passage, stage, token } = panel;
  const { deliberation, seats } = stage.handlers;
  const { passageId } = passage;
  const statementsPerSeal = await count(() => done(seats.seal({ token })));
  for (const jurorId of passage.jurorIds.slice(1)) {
    await done(seats.seal({ token: await openSeat(stage, passage, jurorId) }));
  }
  await command(stage, passageId, { type: 'open-deliberation' });
  const { results } = await done(deliberation.get({ passageId }));
  const change = {
    competenceId: results[0]?.competenceId ?? '',
    levelId: 'non-acquis',
    reason: 'Mesure',
    vote: { for: 3, against: 0, abstained: 0 },
    dissents: [],
    hasCastingVote: false,
  };
  return {
    statementsPerSeal,
    statementsPerResult: await count(() => done(deliberation.setResult({ passageId, ...change }))),
  };
}

/** A mark where a subject is played. */
async function countRolePlay({ passage, stage }: PanelAtWork, count: Count): Promise<Figures> {
  const { passages, roleplay, seats } = stage.handlers;
  const passageId = await addPassage(stage, passage.sessionId, {
    testId: 'BC2-role-play',
    caseTitle: '',
  });
  const played: Prepared = { ...passage, passageId };
  await done(roleplay.draw({ passageId, ...PLAIN_DRAW }));
  await receive(stage, played);
  const { clock, competences } = await done(passages.get({ passageId }));
  await command(stage, passageId, { type: 'start-phase', phaseId: clock.phases[0]?.id ?? '' });
  const token = await openSeat(stage, played, passage.jurorIds[0] ?? '');
  const mark = (criterionId: string) => done(seats.mark({ token, criterionId, levelId: 'acquis' }));
  const [first = '', second = ''] = competences.flatMap(({ criteria }) => criteria.map(({ id }) => id));
  await mark(first);
  return { statementsPerRolePlayMark: await count(() => mark(second)) };
}
