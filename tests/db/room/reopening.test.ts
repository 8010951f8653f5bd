/** A sealed seat that the president opens again: in every order with the seal, the deliberation, the lock and a restart. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { GridView, OpenSeat } from '../../../src/shared/areas/passage/seats.ts';
import type { EntryAck, OwnLateEntry, RoomEntryInput } from '../../../src/shared/areas/room.ts';
import { contentOf } from '../jury-room.ts';
import {
  command,
  decide,
  markAll,
  openSeat,
  PIN,
  prepare,
  receive,
  signAll,
  withdraw,
} from '../passage-conduct.ts';
import { closePanels, done, openPanel, valueOf } from '../passage-panel.ts';
import type { Panel } from '../passage-panel.ts';
import { admitted, finish, openRoom, roomOf } from './device.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closePanels);

type Entry = RoomEntryInput['entry'];

const NOTE = 'La tablette était hors réseau.';

/** Three members, of whom the first marked and sealed on a device, and the others at the desk. */
async function sealed() {
  const panel = openPanel();
  const passage = await prepare(panel, 3);
  const { passageId, sessionId } = passage;
  const [own = '', ...others] = passage.jurorIds;
  await receive(panel, passage);
  await openRoom(panel, sessionId);
  const device = await admitted(panel, { role: 'juror', jurorId: own });
  await command(panel, passageId, { type: 'start-phase', phaseId: 'presentation' });
  await finish(panel, passageId, [device]);
  const { token } = valueOf(await device.ask<OpenSeat>('seats.open', { passageId, jurorId: own, pin: PIN }));
  const { competences } = await done(panel.handlers.passages.get({ passageId }));
  const criteria = competences.flatMap((competence) => competence.criteria);
  let sequence = 0;
  const enter = async (entry: Entry, by = device) => {
    sequence += 1;
    const madeAt = panel.clock.read().wall;
    const request = { passageId, clientId: 'file', sequence, madeAt, entry };
    return valueOf(await by.ask<EntryAck>('room.enter', request));
  };
  const mark = (index: number, levelId: string): Entry => ({
    kind: 'mark',
    criterionId: criteria[index]?.id ?? '',
    levelId,
  });
  for (const index of criteria.keys()) await enter(mark(index, 'acquis'));
  const seal = (by = device) =>
    by.ask<GridView>('room.seal', { token, clientId: 'file', lastSequence: sequence });
  valueOf(await seal());
  for (const jurorId of others) {
    const seat = await markAll(panel, passage, jurorId, () => 'acquis');
    await done(panel.handlers.seats.seal({ token: seat }));
  }
  const grid = async (by = device) => valueOf(await by.ask<GridView>('seats.grid', { token })).grid;
  const reopen = (on: Panel = panel) => on.handlers.room.reopenSeat({ passageId, jurorId: own, note: NOTE });
  return { panel, passage, passageId, own, others, device, token, criteria, enter, mark, seal, grid, reopen };
}

const lateOf = async (panel: Panel, jurorId: string) =>
  (await roomOf(panel)).seats.find((seat) => seat.jurorId === jurorId)?.late ?? [];
const openDeliberation = (panel: Panel, passageId: string) =>
  panel.handlers.passages.command({ passageId, command: { type: 'open-deliberation' } });

describe('a sealed seat whose entries came too late', () => {
  it('is opened again by the president, and what came too late is in no grid', async () => {
    const { criteria, device, enter, grid, mark, own, panel, passageId, reopen, seal } = await sealed();
    const before = await grid();
    expect(await enter(mark(0, 'non-acquis'))).toMatchObject({ outcome: 'late' });
    expect(await enter({ kind: 'note', noteId: 'n', competenceId: null, text: 'Trop tard' })).toMatchObject({
      outcome: 'late',
    });
    expect(await lateOf(panel, own)).toMatchObject([{ count: 2, canReopen: true }]);
    await done(reopen());
    expect(await lateOf(panel, own)).toMatchObject([{ count: 2, canReopen: false }]);
    const opened = await grid();
    expect(opened).toEqual({ ...before, sealedAt: null });
    // The member sees what came too late, and enters it again if it still holds; the queue goes on.
    const late = valueOf(await device.ask<readonly OwnLateEntry[]>('room.lateEntries', { passageId }));
    expect(late.map(({ entry }) => entry.kind)).toEqual(['mark', 'note']);
    expect(await enter(mark(0, 'non-acquis'))).toMatchObject({ outcome: 'entered' });
    const again = valueOf(await seal()).grid;
    expect(again.sealedAt).not.toBeNull();
    expect(again.marks).toEqual({ ...before.marks, [criteria[0]?.id ?? '']: 'non-acquis' });
    expect(again.notes).toEqual([]);
    const { entries } = await done(panel.handlers.passages.journal({ passageId }));
    expect(entries.map(({ event }) => event)).toContainEqual({
      type: 'grid-reopened',
      jurorId: own,
      reason: NOTE,
      lateCount: 2,
    });
  });

  it('says in the minutes that it was, and counts what was sealed last', async () => {
    const { criteria, enter, mark, own, panel, passage, passageId, reopen, seal } = await sealed();
    await enter(mark(0, 'non-acquis'));
    await done(reopen());
    await enter(mark(0, 'partiel'));
    valueOf(await seal());
    await command(panel, passageId, { type: 'open-deliberation' });
    const { results } = await done(panel.handlers.deliberation.get({ passageId }));
    for (const { competenceId, standing } of results) {
      if (standing !== null) continue;
      const ask = { passageId, competenceId, levelId: 'acquis', reason: 'Accord', vote: null };
      await done(panel.handlers.deliberation.setResult({ ...ask, dissents: [], hasCastingVote: false }));
    }
    await command(panel, passageId, { type: 'close-deliberation' });
    await decide(panel, passageId, 'validated');
    await done(panel.handlers.minutes.lock({ passageId }));
    await signAll(panel, passage);
    const content = await contentOf(panel, passage);
    expect(content.conduct).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({
          type: 'grid-reopened',
          detail: '1',
          text: NOTE,
          memberName: 'Ondine Tamaris',
        }),
      ]),
    );
    const printed = content.competences.map(({ criteria: each }) =>
      each.map(({ id, marks }) =>
        id === criteria[0]?.id ? marks.find(({ jurorId }) => jurorId === own) : null,
      ),
    );
    expect(printed.flat().find((mark) => mark !== null)).toMatchObject({ mark: 'partiel' });
  });

  it('keeps the deliberation closed until it is sealed again, and is not opened once grids were read', async () => {
    const { enter, mark, own, panel, passageId, reopen, seal } = await sealed();
    await enter(mark(0, 'non-acquis'));
    await done(reopen());
    expect(await openDeliberation(panel, passageId)).toMatchObject({ code: 'grids-not-sealed' });
    valueOf(await seal());
    await enter(mark(1, 'non-acquis'));
    await done(openDeliberation(panel, passageId));
    expect(await lateOf(panel, own)).toMatchObject([{ count: 2, canReopen: false }]);
    expect(await reopen()).toMatchObject({ code: 'wrong-stage' });
    await command(panel, passageId, { type: 'close-deliberation' });
    expect(await reopen()).toMatchObject({ code: 'wrong-stage' });
    await command(panel, passageId, { type: 'reopen-deliberation', reason: 'Une question' });
    expect(await reopen()).toMatchObject({ code: 'wrong-stage' });
    await command(panel, passageId, { type: 'close-deliberation' });
    await decide(panel, passageId, 'validated');
    await done(panel.handlers.minutes.lock({ passageId }));
    expect(await reopen()).toMatchObject({ code: 'wrong-stage' });
    // What comes even then is kept.
    expect(await enter(mark(2, 'non-acquis'))).toMatchObject({ outcome: 'late', code: 'grid-sealed' });
    expect(await lateOf(panel, own)).toMatchObject([{ count: 3 }]);
  });

  it('is opened for entries that came since, and for nothing else', async () => {
    const { device, enter, mark, others, panel, passageId, reopen, seal } = await sealed();
    expect(await reopen()).toMatchObject({ code: 'nothing-to-reopen' });
    await enter(mark(0, 'non-acquis'));
    const [other = ''] = others;
    const ofOther = { passageId, jurorId: other, note: NOTE };
    expect(await panel.handlers.room.reopenSeat(ofOther)).toMatchObject({ code: 'nothing-to-reopen' });
    expect(await panel.handlers.room.reopenSeat({ ...ofOther, jurorId: 'nobody' })).toMatchObject({
      code: 'member-may-not-mark',
    });
    await done(reopen());
    expect(await reopen()).toMatchObject({ code: 'nothing-to-reopen' });
    valueOf(await seal());
    expect(await reopen()).toMatchObject({ code: 'nothing-to-reopen' });
    await enter(mark(1, 'non-acquis'));
    await done(reopen());
    valueOf(await seal());
    expect(await device.ask('room.reopenSeat', { passageId, jurorId: other, note: NOTE })).toMatchObject({
      code: 'not-for-this-device',
    });
  });

  it('stays open, or sealed, over the death of the desk', async () => {
    const { device, enter, mark, own, panel, passageId, reopen } = await sealed();
    await enter(mark(0, 'non-acquis'));
    await done(reopen());
    const revived = panel.revive(1_000);
    await expect.poll(() => revived.wire.open).not.toBeNull();
    device.back(revived, await roomOf(revived));
    const isSealed = async (on: Panel) =>
      (await done(on.handlers.passages.get({ passageId }))).seats.find(({ jurorId }) => jurorId === own)
        ?.isSealed;
    expect(await isSealed(revived)).toBe(false);
    const { token } = valueOf(
      await device.ask<OpenSeat>('seats.open', { passageId, jurorId: own, pin: PIN }),
    );
    expect(await enter(mark(0, 'partiel'))).toMatchObject({ outcome: 'entered' });
    valueOf(await device.ask('room.seal', { token, clientId: 'file', lastSequence: 0 }));
    const again = revived.revive(1_000);
    expect(await isSealed(again)).toBe(true);
    expect(await reopen(again)).toMatchObject({ code: 'nothing-to-reopen' });
  });

  it('is not opened for a member who left, and not read by anyone else', async () => {
    const { device, enter, mark, own, panel, passage, passageId, reopen } = await sealed();
    await enter(mark(0, 'non-acquis'));
    const other = await admitted(panel, { role: 'juror', jurorId: passage.jurorIds[1] ?? '' });
    await other.ask('seats.open', { passageId, jurorId: passage.jurorIds[1] ?? '', pin: PIN });
    expect(await other.ask('room.lateEntries', { passageId })).toEqual({ ok: true, value: [] });
    await withdraw(panel, passageId, own);
    expect(await reopen()).toMatchObject({ code: 'member-may-not-mark' });
    const deviceId = device.standing?.deviceId ?? '';
    await done(panel.handlers.room.release({ deviceId, note: 'Fin' }));
    expect(await device.ask('room.lateEntries', { passageId })).toMatchObject({ code: 'device-ended' });
  });

  it('is taken up at the desk when its device is gone', async () => {
    const { device, enter, mark, own, panel, passage, passageId, reopen } = await sealed();
    await enter(mark(0, 'non-acquis'));
    const deviceId = device.standing?.deviceId ?? '';
    await done(panel.handlers.room.release({ deviceId, note: 'Batterie vide' }));
    await done(reopen());
    const token = await openSeat(panel, passage, own);
    const criterionId = (mark(1, 'acquis') as { criterionId: string }).criterionId;
    await done(panel.handlers.seats.mark({ token, criterionId, levelId: 'non-acquis' }));
    await done(panel.handlers.seats.seal({ token }));
    await done(openDeliberation(panel, passageId));
  });
});

describe('what the file itself refuses', () => {
  it('is an entry into a grid that was sealed again, and the opening of one that is open', async () => {
    const { enter, mark, own, panel, passageId, reopen, seal } = await sealed();
    await enter(mark(0, 'non-acquis'));
    const entry = `INSERT INTO grid_entry (passage_id, juror_id, kind, target_id, value, entered_at)
      VALUES ('${passageId}', '${own}', 'mark', 'x', 'acquis', 1)`;
    const opening = `INSERT INTO grid_reopening (passage_id, juror_id, note, late_count, reopened_at)
      VALUES ('${passageId}', '${own}', 'n', 1, 1)`;
    expect(() => panel.db.exec(entry)).toThrow('sealed grid');
    await done(reopen());
    expect(() => panel.db.exec(opening)).toThrow('not a sealed grid');
    valueOf(await seal());
    expect(() => panel.db.exec(entry)).toThrow('sealed grid');
  });
});
