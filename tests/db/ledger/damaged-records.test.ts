/** One damaged or missing record holds what it touches, and nothing else: the application starts, and recording goes on. */
import { afterEach, describe, expect, it, vi } from 'vitest';

import type { Answer } from '../../../src/shared/error-codes.ts';
import { begun, sealedDissent } from '../jury-room.ts';
import { tamper } from '../outside.ts';
import { addPassage, command, openSeat, PIN, prepare, receive, withdraw } from '../passage-conduct.ts';
import { closePanels, done, openPanel, openPanelIn, refusal, START } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';

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
    tamper(panel, table, `DELETE FROM ${table} WHERE id = (SELECT max(id) FROM ${table})`);

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
    tamper(panel, 'installation', 'DELETE FROM installation');
    const again = panel.revive(2_000);
    const { faults } = await done(again.handlers.archive.chain(undefined));
    expect(faults).toMatchObject([{ kind: 'removed', table: 'installation' }]);
  });
});

/** The session page notes that member absent, as it could before a start. */
async function noteAbsent({ handlers }: Panel, sessionId: string, jurorId: string): Promise<void> {
  const { members } = await done(handlers.sessions.get({ sessionId }));
  const member = members.find(({ id }) => id === jurorId);
  if (member === undefined) throw new Error('no such member');
  const { capacity, college, isConsultative, isExternal, isPresident, name } = member;
  const kept = { capacity, college, isConsultative, isExternal, isPresident, name };
  await done(handlers.sessions.saveMember({ sessionId, jurorId, ...kept, presence: 'absent' }));
}

describe('frozen rows that were emptied', () => {
  it('thaw no begun passage: its next act holds it', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 3);
    const { passageId, sessionId } = passage;
    await sealedDissent(panel, passage);
    tamper(panel, 'passage_freeze', 'DELETE FROM passage_freeze');
    await noteAbsent(panel, sessionId, passage.jurorIds[2] ?? '');

    const opening = panel.handlers.passages.command({ passageId, command: { type: 'open-deliberation' } });
    expect(await refusal(opening)).toBe('passage-in-doubt');
    const { inDoubt } = await done(panel.handlers.register.state(undefined));
    expect(inDoubt).toMatchObject([{ passageId, isLost: true }]);
    expect(await refusal(panel.handlers.register.resumeFromJournal({ passageId }))).toBe('passage-damaged');
  });

  it.each([
    ['deleted', 'DELETE FROM passage_freeze'],
    ['altered', `UPDATE passage_freeze SET content = json_set(content, '$.members[2].presence', 'absent')`],
    ['of another shape', `UPDATE passage_freeze SET content = '{}'`],
  ])(
    '%s are not filled from the live rows at the next start, and the other passages go on',
    async (_, sql) => {
      const { panel, passage } = await begun();
      const { passageId, sessionId } = passage;
      const other = await addPassage(panel, sessionId);
      panel.stop();
      tamper(panel, 'passage_freeze', sql);
      const before = panel.db.prepare('SELECT * FROM passage_freeze').all();

      const again = panel.revive(2_000);
      expect(again.db.prepare('SELECT * FROM passage_freeze').all()).toEqual(before);
      const { inDoubt } = await done(again.handlers.register.state(undefined));
      expect(inDoubt).toMatchObject([{ passageId, isLost: true }]);
      await receive(again, { ...passage, passageId: other });
      await command(again, other, { type: 'start-phase', phaseId: 'presentation' });
    },
  );
});

describe('a journal altered together with the stored state', () => {
  it('holds the passage until someone says to go on, and again when it is altered once more', async () => {
    const panel = openPanel();
    const passage = await prepare(panel, 3);
    const { passageId } = passage;
    await sealedDissent(panel, passage);
    await withdraw(panel, passageId, passage.jurorIds[2] ?? '', { reason: 'Malaise' });
    panel.stop();
    const alter = (cause: string, where: Pick<Panel, 'path'>) => {
      const event = `UPDATE passage_event SET payload = json_set(payload, '$.cause', '${cause}')`;
      tamper(where, 'passage_event', `${event} WHERE type = 'member-withdrawn'`);
      const path = '$.jury.withdrawals[0].cause';
      tamper(
        where,
        'passage_state',
        `UPDATE passage_state SET state = json_set(state, '${path}', '${cause}')`,
      );
    };
    alter('link', panel);

    const held = panel.revive(2_000);
    const incident = { type: 'note-incident', category: 'other', text: 'Bruit' } as const;
    expect((await done(held.handlers.register.state(undefined))).inDoubt).toMatchObject([
      { passageId, isJournalWhole: false, isLost: false },
    ]);
    expect(await refusal(held.handlers.passages.command({ passageId, command: incident }))).toBe(
      'passage-in-doubt',
    );
    await done(held.handlers.register.resumeFromJournal({ passageId }));
    await command(held, passageId, incident);
    held.stop();

    const accepted = held.revive(2_000);
    expect((await done(accepted.handlers.register.state(undefined))).inDoubt).toEqual([]);
    accepted.stop();
    tamper(accepted, 'passage_event', `UPDATE passage_event SET wall_at = wall_at + 1 WHERE seq = 2`);
    const once = accepted.revive(2_000);
    expect((await done(once.handlers.register.state(undefined))).inDoubt).toHaveLength(1);
  });
});

describe('a record that every start reads', () => {
  const pastEnd = 'SELECT max(seq) FROM passage_event';
  it.each([
    ['référentiel', 'deleted', `DELETE FROM referentiel`],
    [
      'référentiel',
      'without the test',
      `UPDATE referentiel SET content = replace(content, 'BC1-oral', 'BC1-x')`,
    ],
    ['référentiel', 'of another shape', `UPDATE referentiel SET content = '{}'`],
    ['session', 'deleted', `DELETE FROM session`],
    ['jury_member', 'deleted', `DELETE FROM jury_member WHERE position = 1`],
    [
      'jury_member',
      'with an absurd cost',
      `UPDATE jury_member SET pin_hash = 'scrypt$1073741824$8$1$AAAA$AAAA'`,
    ],
    ['passage_state', 'deleted', `DELETE FROM passage_state`],
    ['passage_state', 'that is no state', `UPDATE passage_state SET state = '{}'`],
    ['passage_event', 'cut at its start', `DELETE FROM passage_event WHERE seq = 1`],
    ['passage_event', 'cut at its end', `DELETE FROM passage_event WHERE seq = (${pastEnd})`],
    ['passage_event', 'that is no event', `UPDATE passage_event SET payload = '{"type":"x"}' WHERE seq = 3`],
    ['passage_event', 'that is no JSON object', `UPDATE passage_event SET payload = '7' WHERE seq = 3`],
    ['preference', 'of another type', `INSERT OR REPLACE INTO preference VALUES ('language', '7')`],
    ['chain', 'emptied', `DELETE FROM chain`],
    ['record_version', 'emptied', `DELETE FROM record_version`],
    ['installation', 'deleted', `DELETE FROM installation`],
  ])('%s %s: the application starts, and every door answers', async (table, _what, sql) => {
    const { panel, passage } = await begun();
    const { passageId, sessionId } = passage;
    panel.stop();
    panel.db.close();
    tamper(panel, table === 'référentiel' ? 'referentiel' : table, sql);

    const { handlers } = openPanelIn(panel.folder, START + 3_600_000);
    const jurorId = passage.jurorIds[0] ?? '';
    const incident = { type: 'note-incident', category: 'other', text: 'Bruit' } as const;
    const doors: readonly (() => Answer<unknown> | Promise<Answer<unknown>>)[] = [
      () => handlers.sessions.list({}),
      () => handlers.sessions.get({ sessionId }),
      () => handlers.referentiels.list(undefined),
      () => handlers.passages.get({ passageId }),
      () => handlers.passages.journal({ passageId }),
      () => handlers.seats.open({ passageId, jurorId, pin: PIN }),
      () => handlers.clocks.inProgress(undefined),
      () => handlers.register.state(undefined),
      () => handlers.register.resumeFromJournal({ passageId }),
      () => handlers.passages.command({ passageId, command: incident }),
      () => handlers.app.preferences(undefined),
      () => handlers.backups.state(undefined),
      () => handlers.archive.search({ text: '' }),
    ];
    const { inDoubt: held } = await done(handlers.register.state(undefined));
    for (const door of doors) {
      const answer = await door();
      if (!answer.ok) expect(answer.code).not.toBe('internal');
    }
    const { faultCount } = await done(handlers.archive.chain(undefined));
    expect(faultCount + held.length, 'said nowhere').toBeGreaterThan(0);
  });
});

describe('an attachment altered in the file', () => {
  it('is not handed out as the one that was handed in', async () => {
    const panel = openPanel();
    const { passageId } = await prepare(panel, 2);
    const file = {
      name: 'note.pdf',
      mediaType: 'application/pdf',
      bytes: new Uint8Array([1, 2, 3]),
    } as const;
    const { attachments } = await done(panel.handlers.setups.attach({ passageId, ...file }));
    const attachmentId = attachments[0]?.id ?? '';
    await done(panel.handlers.setups.readAttachment({ attachmentId }));
    tamper(panel, 'attachment', `UPDATE attachment SET bytes = x'090909'`);
    expect(await refusal(panel.handlers.setups.readAttachment({ attachmentId }))).toBe('attachment-altered');
  });
});
