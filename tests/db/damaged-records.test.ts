/** One damaged or missing record holds what it touches, and nothing else: the application starts, and recording goes on. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { alterOutside } from './alter-outside.ts';
import { begun } from './jury-room.ts';
import { openSeat } from './passage-conduct.ts';
import { closePanels, done } from './passage-panel.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

describe('a record deleted behind the application’s back', () => {
  it.each([
    ['the last entry of a grid', 'grid_entry'],
    ['the last version of a record', 'record_version'],
    ['the last entry of the audit', 'audit_entry'],
  ])('%s is a fault for ever, and recording goes on under its key', async (_what, table) => {
    const { panel, passage } = await begun();
    const { passageId, sessionId } = passage;
    const token = await openSeat(panel, passage, passage.jurorIds[0] ?? '');
    await done(panel.handlers.seats.addNote({ token, competenceId: null, text: 'Une' }));
    const last = panel.db.prepare(`SELECT json_array(max(id)) FROM ${table}`).pluck().get();
    alterOutside(panel, table, `DELETE FROM ${table} WHERE id = (SELECT max(id) FROM ${table})`);

    await done(panel.handlers.seats.addNote({ token, competenceId: null, text: 'Deux' }));
    await done(
      panel.handlers.passages.command({ passageId, command: { type: 'pause', reason: 'Aération' } }),
    );
    await done(
      panel.handlers.sessions.saveMember({
        sessionId,
        name: 'Iris Neuf',
        capacity: 'Suppléante',
        college: 'professional',
        isPresident: false,
        isExternal: true,
        isConsultative: false,
        presence: 'on-site',
      }),
    );
    panel.stop();
    const again = panel.revive(2_000);

    const { faults } = await done(again.handlers.archive.chain(undefined));
    expect(faults).toContainEqual(expect.objectContaining({ kind: 'removed', table, key: last }));
  });

  it('does not keep a register without its installation from starting', async () => {
    const { panel } = await begun();
    panel.stop();
    alterOutside(panel, 'installation', 'DELETE FROM installation');
    const again = panel.revive(2_000);
    const { faults } = await done(again.handlers.archive.chain(undefined));
    expect(faults).toMatchObject([{ kind: 'removed', table: 'installation' }]);
  });
});
