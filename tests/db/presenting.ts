/** A passage in its presentation, and what a test asks about its clock. */
import type { PassageView } from '../../src/shared/areas/passage/passages.ts';
import { command, prepare, receive } from './passage-conduct.ts';
import type { Prepared } from './passage-conduct.ts';
import { done, openPanel, START } from './passage-panel.ts';
import type { Panel } from './passage-panel.ts';

export async function presenting(start = START): Promise<{ panel: Panel; passage: Prepared }> {
  const panel = openPanel(start);
  const passage = await prepare(panel, 2);
  await receive(panel, passage);
  await command(panel, passage.passageId, { type: 'start-phase', phaseId: 'presentation' });
  return { panel, passage };
}

export function viewOf(panel: Panel, { passageId }: Prepared): Promise<PassageView> {
  return done(panel.handlers.passages.get({ passageId }));
}

export async function remainingMs(panel: Panel, passage: Prepared): Promise<number> {
  return (await viewOf(panel, passage)).clock.phases[0]?.remainingMs ?? Number.NaN;
}

export async function jumps(panel: Panel, { passageId }: Prepared) {
  const journal = (await done(panel.handlers.passages.journal({ passageId }))).entries;
  return journal.flatMap(({ event }) =>
    event.type === 'clock-jumped' ? [{ deltaMs: event.deltaMs, cause: event.cause }] : [],
  );
}
