/** A jury of three in the middle of a defence, over a profile on the disk, as durable as the application's own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createManualClock } from '../../src/core/kernel/test-clock.ts';
import { openCore } from '../../src/core/open-core.ts';
import type { Core } from '../../src/core/open-core.ts';
import { asDesk } from '../../tests/db/as-desk.ts';
import { command, markAll, openSeat, prepare, receive } from '../../tests/db/passage-conduct.ts';
import type { Prepared, Stage } from '../../tests/db/passage-conduct.ts';
import { done, START } from '../../tests/db/passage-panel.ts';
import { headlessSurroundings } from '../headless/surroundings.ts';

export interface PanelAtWork {
  readonly stage: Stage;
  /** The way in of every transport. */
  readonly ask: Core['ask'];
  readonly passage: Prepared;
  /** Seat of the president, open; the two others have marked everything. */
  readonly token: string;
  readonly criterionIds: readonly string[];
  readonly indicatorIds: readonly string[];
  readonly folder: string;
  close(): void;
}

/** Opens it; `onStatement` is told each statement that runs from then on. */
export async function openPanelAtWork(onStatement?: (sql: string) => void): Promise<PanelAtWork> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pupitre-bench-'));
  const { drive, ...device } = createManualClock(START);
  const surroundings = headlessSurroundings(folder, device);
  const core = openCore(onStatement === undefined ? surroundings : { ...surroundings, onStatement });
  const stage: Stage = { handlers: asDesk(core.handlers), drive };
  const passage = await prepare(stage, 3);
  const { passageId } = passage;
  await receive(stage, passage);
  await command(stage, passageId, { type: 'start-phase', phaseId: 'presentation' });
  const [presidentId = '', ...others] = passage.jurorIds;
  for (const jurorId of others) await markAll(stage, passage, jurorId, () => 'acquis');
  await markAll(stage, passage, presidentId, () => 'non-acquis');
  const { competences } = await done(stage.handlers.passages.get({ passageId }));
  const criteria = competences.flatMap((competence) => competence.criteria);
  return {
    stage,
    ask: core.ask,
    passage,
    token: await openSeat(stage, passage, presidentId),
    criterionIds: criteria.map(({ id }) => id),
    indicatorIds: criteria.flatMap(({ indicators }) => indicators.map(({ id }) => id)),
    folder,
    close: () => {
      core.stop();
      core.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
