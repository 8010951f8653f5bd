/** Many runs of faults, some on each jury: a database that grows would measure itself. */
import { createChance } from '../../tests/db/doors/chance.ts';
import { begun } from '../../tests/db/jury-room.ts';
import { closePanels } from '../../tests/db/passage-panel.ts';
import { beginFaults, playFaults } from '../../tests/db/room/fault-run.ts';

const RUNS_OF_A_JURY = 20;

export interface FaultReport {
  readonly acknowledged: number;
  readonly lost: number;
  readonly doubled: number;
  /** Seeds of runs that lost or doubled something. */
  readonly faulty: readonly number[];
}

export async function playRoomFaults(
  { runs, seed }: { readonly runs: number; readonly seed: number },
  progress: (done: number) => void,
): Promise<FaultReport> {
  let [acknowledged, lost, doubled] = [0, 0, 0];
  const faulty: number[] = [];
  for (let first = 0; first < runs; first += RUNS_OF_A_JURY) {
    const { panel, passage } = await begun();
    const stage = await beginFaults(panel, passage);
    for (let run = first; run < Math.min(runs, first + RUNS_OF_A_JURY); run += 1) {
      const sum = await playFaults(stage, createChance(seed + run));
      acknowledged += sum.acknowledged;
      lost += sum.lost;
      doubled += sum.doubled;
      if (sum.lost + sum.doubled > 0) faulty.push(seed + run);
    }
    closePanels();
    progress(Math.min(runs, first + RUNS_OF_A_JURY));
  }
  return { acknowledged, lost, doubled, faulty };
}
