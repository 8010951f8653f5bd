/** The minutes of a session, from the decision to the archive, for tests that begin there. */
import { inkSignature } from '../../fixtures/minutes/signature-ink.ts';
import { archiveOne, PIN, prepare } from '../passage-conduct.ts';
import type { Prepared } from '../passage-conduct.ts';
import { done, openPanel } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { rule } from './rulings.ts';

/** A session of which a jury archived one passage and decided on a bloc. */
export async function decided(panel = openPanel()): Promise<{ panel: Panel; passage: Prepared }> {
  const passage = await prepare(panel, 2);
  await archiveOne(panel, passage);
  rule(panel, passage);
  return { panel, passage };
}

/** Every member signs what is locked. */
export async function signAll({ handlers }: Panel, { jurorIds, sessionId }: Prepared): Promise<void> {
  for (const [index, jurorId] of jurorIds.entries()) {
    const { lock } = await done(handlers.sessionMinutes.get({ sessionId }));
    const act = { jurorId, pin: PIN, svg: inkSignature(index + 1) };
    await done(handlers.sessionMinutes.sign({ sessionId, contentDigest: lock?.contentDigest ?? '', ...act }));
  }
}

/** Locks what is decided, has it signed, and archives it; answers its row. */
export async function sealed(panel: Panel, passage: Prepared) {
  const { sessionId } = passage;
  await done(panel.handlers.sessionMinutes.lock({ sessionId }));
  await signAll(panel, passage);
  const { archived } = await done(panel.handlers.sessionMinutes.archive({ sessionId }));
  const last = archived.at(-1);
  if (last === undefined) throw new Error('nothing archived');
  return last;
}
