import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { answerRequest } from '../../../src/core/kernel/answer.ts';
import { contract } from '../../../src/shared/contract.ts';
import { archiveOne, conductToSignature, prepare } from '../passage-conduct.ts';
import { closePanels, done, openPanel, refusal } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

const later = (json: string) => json.replace('"schema":"pupitre.minutes/2"', '"schema":"pupitre.minutes/3"');

/** The archived file as a later version would have written it; its recorded digest goes with it when told. */
function archivedLater({ db }: Panel, minutesId: string, isRecorded: boolean): void {
  const json = later(
    String(db.prepare('SELECT json FROM minutes_file WHERE minutes_id = ?').pluck().get(minutesId)),
  );
  for (const { name } of db
    .prepare("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'minutes%_no_update'")
    .all() as { name: string }[]) {
    db.exec(`DROP TRIGGER ${name}`);
  }
  db.prepare('UPDATE minutes_file SET json = ? WHERE minutes_id = ?').run(json, minutesId);
  if (!isRecorded) return;
  const digest = createHash('sha256').update(json).digest('hex');
  db.prepare('UPDATE minutes SET json_sha256 = ? WHERE id = ?').run(digest, minutesId);
}

describe('what a later version made', () => {
  it('is named as such at every door of the archive, and not called damaged', async () => {
    const panel = openPanel();
    const minutesId = await archiveOne(panel, await prepare(panel, 2));
    archivedLater(panel, minutesId, true);
    const { archive, rectifications } = panel.handlers;
    const doors = [
      archive.get({ minutesId }),
      archive.verify({ minutesId }),
      archive.print({ minutesId }),
      archive.proof({ minutesId }),
      archive.exportFiles({ minutesIds: [minutesId], formats: ['proof'] }),
      rectifications.get({ minutesId }),
      rectifications.lock({
        minutesId,
        reason: 'Essai',
        changes: [{ path: '/candidate/lastName', value: 'Autre' }],
      }),
    ];
    for (const door of doors) expect(await refusal(door)).toBe('content-newer');
    expect((await done(archive.search({ text: '' }))).rows).toHaveLength(1);
  });

  it('is not what an altered file can pretend to be: that one is not intact', async () => {
    const panel = openPanel();
    const minutesId = await archiveOne(panel, await prepare(panel, 2));
    archivedLater(panel, minutesId, false);
    const verification = await done(panel.handlers.archive.verify({ minutesId }));
    expect(verification.isIntact).toBe(false);
  });

  it('is told for a locked content too, and never ends in a crash', async () => {
    const panel = openPanel();
    const { db, handlers } = panel;
    const passage = await prepare(panel, 2);
    await conductToSignature(panel, passage);
    const { passageId } = passage;
    for (const { name } of db
      .prepare("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'content_lock'")
      .all() as { name: string }[]) {
      db.exec(`DROP TRIGGER ${name}`);
    }
    const content = String(db.prepare('SELECT content FROM content_lock').pluck().get());
    db.prepare('UPDATE content_lock SET content = ?').run(later(content));
    const { request } = contract.passages.get;
    const answer = await answerRequest('passages.get', request, handlers.passages.get, { passageId }, () => {
      // The failure is told by its code.
    });
    expect(answer).toEqual({ ok: false, code: 'content-newer' });
  });
});
