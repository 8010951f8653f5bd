/** How many statements each act of a jury runs, by better-sqlite3's own telling. Statements of triggers are not told. */
import { done } from '../../tests/db/passage-panel.ts';
import type { Figures } from './bench.types.ts';
import { openPanelAtWork } from './panel-at-work.ts';

/** Figures without a goal, but for the mark's. */
export async function countStatements(): Promise<Figures> {
  let told: string[] = [];
  const panel = await openPanelAtWork((sql) => told.push(sql));
  const { criterionIds, passage, stage, token } = panel;
  const { handlers } = stage;
  const [criterionId = ''] = criterionIds;
  const { passageId } = passage;
  const count = async (work: () => unknown): Promise<number> => {
    told = [];
    await work();
    return told.length;
  };
  try {
    const get = await count(() => done(handlers.passages.get({ passageId })));
    const mark = await count(() => done(handlers.seats.mark({ token, criterionId, levelId: 'acquis' })));
    return { statementsPerGet: get, statementsPerMark: mark };
  } finally {
    panel.close();
  }
}
