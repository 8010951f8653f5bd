/** What one entry of one juror costs until it is acknowledged, against the least that storing it can cost. */
import path from 'node:path';
import { DESK } from '../../src/shared/caller.ts';
import { openBareInsert } from './bare-insert.ts';
import type { Bench, Figures } from './bench.types.ts';
import { emptyRequest } from './empty-handler.ts';
import { openPanelAtWork } from './panel-at-work.ts';
import type { PanelAtWork } from './panel-at-work.ts';
import { interleaved, quantile } from './samples.ts';
import { countStatements } from './statements.ts';

/** Entries that are made and not counted: the first ones compile the code. */
const WARM_UP = 30;
const LEVELS = ['acquis', 'non-acquis'];

export const saveBench: Bench = {
  options: { marks: { default: 400, min: 20, max: 10_000 } },
  goals: [
    { figure: 'statementsPerMark', max: 20 },
    { figure: 'ratioP50', max: 20 },
  ],
  run: async ({ options: { marks = 0 }, progress }) => {
    progress('counting statements');
    const statements = await countStatements();
    progress(`${String(marks)} marks`);
    return { ...statements, ...(await measureMarks(marks)) };
  },
};

async function measureMarks(marks: number): Promise<Figures> {
  const panel = await openPanelAtWork();
  const bare = openBareInsert(path.join(panel.folder, 'bare.sqlite'));
  try {
    const works = { mark: marker(panel), bare: bare.run, empty: emptyRequest };
    await interleaved(WARM_UP, works);
    const times = await interleaved(marks, works);
    const [markP50Ms, bareP50Ms] = [quantile(times.mark, 0.5), quantile(times.bare, 0.5)];
    return {
      markP50Ms,
      markP95Ms: quantile(times.mark, 0.95),
      bareP50Ms,
      bareP95Ms: quantile(times.bare, 0.95),
      ratioP50: markP50Ms / bareP50Ms,
      markCpuMs: await cpuOf(marks, works.mark),
      bareCpuMs: await cpuOf(marks, works.bare),
      emptyP95Ms: quantile(times.empty, 0.95),
    };
  } finally {
    bare.close();
    panel.close();
  }
}

/** Time of the processor that one run takes on average: what else runs on the machine or its disk does not make it longer. */
async function cpuOf(runs: number, work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  for (let run = 0; run < runs; run += 1) await work();
  const { system, user } = process.cpuUsage(before);
  return (user + system) / 1_000 / runs;
}

/** Marks one criterion after the other, each time otherwise than before, by the way in of every request. */
function marker({ ask, criterionIds, token }: PanelAtWork): () => Promise<unknown> {
  let turn = 0;
  return async () => {
    const criterionId = criterionIds[turn % criterionIds.length];
    const levelId = LEVELS[Math.floor(turn / criterionIds.length) % LEVELS.length];
    turn += 1;
    const answer = await ask('seats.mark', { token, criterionId, levelId }, DESK);
    if (!answer.ok) throw new Error(`a mark was refused: ${answer.code}`);
    return answer;
  };
}
