/** Nobody signs what is made of records that were altered outside the application. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { sealedDissent } from '../jury-room.ts';
import { tamper } from '../outside.ts';
import { addPassage, archiveOne, command, decide, prepare, signAll } from '../passage-conduct.ts';
import { closePanels, done, openPanel, refusal } from '../passage-panel.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

/** A passage whose jury decided, one member holding another level on everything. */
async function decided() {
  const panel = openPanel();
  const passage = await prepare(panel, 3);
  await sealedDissent(panel, passage);
  await command(panel, passage.passageId, { type: 'open-deliberation' });
  await command(panel, passage.passageId, { type: 'close-deliberation' });
  await decide(panel, passage.passageId, 'validated');
  return { panel, passage };
}

const CHANGES: readonly (readonly [what: string, table: string, sql: string])[] = [
  ['altered marks', 'grid_entry', `UPDATE grid_entry SET value = replace(value, 'non-acquis', 'acquis')`],
  ['a removed mark', 'grid_entry', 'DELETE FROM grid_entry WHERE id = (SELECT max(id) FROM grid_entry)'],
  [
    'an added mark',
    'grid_entry',
    `INSERT INTO grid_entry (passage_id, juror_id, kind, target_id, value, entered_at)
     SELECT passage_id, juror_id, kind, target_id, value, entered_at FROM grid_entry LIMIT 1`,
  ],
  [
    'a removed declaration',
    'declaration',
    'DELETE FROM declaration WHERE id = (SELECT max(id) FROM declaration)',
  ],
  ['an altered decision', 'jury_decision', `UPDATE jury_decision SET reason = 'Autre'`],
  ['an altered event', 'passage_event', `UPDATE passage_event SET origin = origin || 'x' WHERE seq = 3`],
  ['an altered declaration', 'declaration', `UPDATE declaration SET declared_at = declared_at + 1`],
  ['an altered frozen jury', 'passage_freeze', `UPDATE passage_freeze SET frozen_at = frozen_at + 1`],
  ['altered frozen rules', 'session_freeze', `UPDATE session_freeze SET frozen_at = frozen_at + 1`],
];

describe('records of a passage', () => {
  it.each(CHANGES)(
    '%s between the decision and the lock keep it from being locked',
    async (_what, table, sql) => {
      const { panel, passage } = await decided();
      tamper(panel, table, sql);
      expect(await refusal(panel.handlers.minutes.lock({ passageId: passage.passageId }))).toBe(
        'records-altered',
      );
      expect(panel.db.prepare('SELECT count(*) FROM content_lock').pluck().get()).toBe(0);
      expect(panel.db.prepare('SELECT count(*) FROM minutes_number').pluck().get()).toBe(0);
    },
  );

  it('that were altered keep members from signing what was locked, and it from being archived', async () => {
    const { panel, passage } = await decided();
    const { passageId } = passage;
    await done(panel.handlers.minutes.lock({ passageId }));
    const mend = `UPDATE content_lock SET locked_at = locked_at`;
    tamper(panel, 'content_lock', `${mend} + 1`);
    await expect(signAll(panel, passage)).rejects.toThrow('records-altered');
    tamper(panel, 'content_lock', `${mend} - 1`);
    await signAll(panel, passage);
    tamper(panel, 'grid_entry', `UPDATE grid_entry SET entered_at = entered_at + 1`);
    expect(await refusal(panel.handlers.minutes.archive({ passageId }))).toBe('records-altered');
  });

  it('of another passage are none of its business, nor are the live rows of the jury', async () => {
    const { panel, passage } = await decided();
    await done(panel.handlers.minutes.lock({ passageId: passage.passageId }));
    await signAll(panel, passage);
    const other = await addPassage(panel, passage.sessionId);
    await archiveOne(panel, { ...passage, passageId: other });
    tamper(panel, 'grid_entry', `UPDATE grid_entry SET entered_at = 1 WHERE passage_id = '${other}'`);
    tamper(panel, 'jury_member', `UPDATE jury_member SET capacity = 'Autre'`);
    await done(panel.handlers.minutes.archive({ passageId: passage.passageId }));
  });

  it('locked and altered keep a rectification from being locked, signed and archived', async () => {
    const panel = openPanel();
    const minutesId = await archiveOne(panel, await prepare(panel, 2));
    tamper(panel, 'signature', `UPDATE signature SET signed_at = signed_at + 1`);
    const changes = [{ path: 'candidate.lastName', value: 'Campanules' }];
    const locking = panel.handlers.rectifications.lock({
      minutesId,
      reason: 'Nom mal orthographié.',
      changes,
    });
    expect(await refusal(locking)).toBe('records-altered');
  });
});
