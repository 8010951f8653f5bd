/** The organisation that minutes print is the one under which the session began. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { contentOf } from '../jury-room.ts';
import { addPassage, command, conductToSignature, prepare, receive, signAll } from '../passage-conduct.ts';
import type { Prepared } from '../passage-conduct.ts';
import { closePanels, done, openPanel } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

const BEFORE = 'Organisme du départ';
const AFTER = 'Tout autre organisme';

const named = (panel: Panel, organisation: string) =>
  done(panel.handlers.app.setPreferences({ organisation }));

async function printed(panel: Panel, passage: Prepared): Promise<string> {
  await conductToSignature(panel, passage);
  await signAll(panel, passage);
  return (await contentOf(panel, passage)).session.organisation;
}

async function opened() {
  const panel = openPanel();
  await named(panel, BEFORE);
  return { panel, passage: await prepare(panel, 2) };
}

describe('the organisation that minutes print', () => {
  it('is that of the session’s start, for a candidate who comes after the name changed too', async () => {
    const { panel, passage } = await opened();
    const next = { ...passage, passageId: await addPassage(panel, passage.sessionId) };
    expect(await printed(panel, passage)).toBe(BEFORE);
    await named(panel, AFTER);
    expect(await printed(panel, next)).toBe(BEFORE);
  });

  it('is taken again by the next start, once a start was undone', async () => {
    const { panel, passage } = await opened();
    const { passageId } = passage;
    await receive(panel, passage);
    await command(panel, passageId, { type: 'start-phase', phaseId: 'presentation' });
    await named(panel, AFTER);
    await command(panel, passageId, { type: 'undo-start' });
    // Nothing had begun after all: the next start takes the name that stands.
    await named(panel, BEFORE);
    await command(panel, passageId, { type: 'start-phase', phaseId: 'presentation' });
    await named(panel, AFTER);
    const row = panel.db.prepare('SELECT content FROM session_freeze ORDER BY seq DESC LIMIT 1').get();
    expect(JSON.parse((row as { content: string }).content)).toMatchObject({ organisation: BEFORE });
  });

  it('is the one that stands, for a session that begins later', async () => {
    const { panel, passage } = await opened();
    await named(panel, AFTER);
    expect(await printed(panel, passage)).toBe(AFTER);
  });
});
