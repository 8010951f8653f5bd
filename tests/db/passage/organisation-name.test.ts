/** The name at the head of the minutes: as it was at the start, or asked for until the lock where there was none. */
import { afterEach, describe, expect, it } from 'vitest';
import { command, decide, prepare } from '../passage-conduct.ts';
import type { Prepared } from '../passage-conduct.ts';
import { closePanels, done, openPanel } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';

afterEach(closePanels);

const name = (panel: Panel, organisation: string) =>
  done(panel.handlers.app.setPreferences({ organisation }));

/** From the start on, the session's terms are frozen. */
async function begin(panel: Panel, { jurorIds, passageId }: Prepared): Promise<void> {
  for (const jurorId of jurorIds) {
    await done(panel.handlers.passages.declare({ passageId, jurorId, kind: 'no-link', reason: '' }));
  }
  await command(panel, passageId, { type: 'record-attendance', status: 'absent-unjustified', note: '' });
  await command(panel, passageId, { type: 'close-timed-phases' });
  await decide(panel, passageId, 'not-assessed', 'Candidat absent.');
}

async function lockedName(panel: Panel, { passageId }: Prepared): Promise<unknown> {
  await done(panel.handlers.minutes.lock({ passageId }));
  const content = panel.db.prepare('SELECT content FROM content_lock WHERE passage_id = ?').pluck();
  return (JSON.parse(String(content.get(passageId))) as { session: { organisation: unknown } }).session
    .organisation;
}

describe('the organisation that minutes name', () => {
  it('is the one that was given before the lock, where none was known at the start', async () => {
    const panel = openPanel();
    await name(panel, '');
    const passage = await prepare(panel, 3);
    await begin(panel, passage);
    await name(panel, 'Institut nommé à temps');
    expect(await lockedName(panel, passage)).toBe('Institut nommé à temps');
  });

  it('is nobody’s where it was never given', async () => {
    const panel = openPanel();
    await name(panel, '');
    const passage = await prepare(panel, 3);
    await begin(panel, passage);
    expect(await lockedName(panel, passage)).toBe('');
  });

  it('stays what it was at the start, whatever it becomes', async () => {
    const panel = openPanel();
    await name(panel, 'Institut du début');
    const passage = await prepare(panel, 3);
    await begin(panel, passage);
    await name(panel, 'Institut d’après');
    expect(await lockedName(panel, passage)).toBe('Institut du début');
  });
});
