/** A jury at work, and what the tests of its acts ask of it. */
import type { PassageView } from '../../src/shared/areas/passage/passages.ts';
import { command, hear, markAll, prepare, receive } from './passage-conduct.ts';
import type { Prepared } from './passage-conduct.ts';
import { done, minutesMs, openPanel } from './passage-panel.ts';
import type { Panel } from './passage-panel.ts';

/** A passage one minute into its presentation. */
export const begun = async (jurorCount = 3) => {
  const panel = openPanel();
  const passage = await prepare(panel, jurorCount);
  await receive(panel, passage);
  await command(panel, passage.passageId, { type: 'start-phase', phaseId: 'presentation' });
  panel.drive.advance(minutesMs(1));
  return { panel, passage };
};

/** Grids sealed by all, one juror holding another level on everything. */
export async function sealedDissent(panel: Panel, passage: Prepared): Promise<void> {
  await receive(panel, passage);
  await hear(panel, passage);
  for (const [rank, jurorId] of passage.jurorIds.entries()) {
    const token = await markAll(panel, passage, jurorId, () => (rank === 2 ? 'non-acquis' : 'acquis'));
    await done(panel.handlers.seats.seal({ token }));
  }
}

/** Archives and reads what was signed. */
export async function contentOf(panel: Panel, { passageId }: Prepared) {
  const { minutesId } = await done(panel.handlers.minutes.archive({ passageId }));
  return (await done(panel.handlers.archive.get({ minutesId: minutesId ?? '' }))).content;
}

export const view = (panel: Panel, { passageId }: Prepared) =>
  done(panel.handlers.passages.get({ passageId }));
/** First names of those who vote. */
export const voters = ({ jury, seats }: PassageView) =>
  seats.filter(({ jurorId }) => jury.voterIds.includes(jurorId)).map(({ name }) => name.split(' ')[0]);
