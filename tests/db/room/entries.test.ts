/** What devices enter: each entry once, in its order, on the disk before it is acknowledged, and never merged too late. */
import { afterEach, describe, expect, it } from 'vitest';
import type { EntryAck, RoomEntryInput } from '../../../src/shared/areas/room.ts';
import type { GridView, OpenSeat } from '../../../src/shared/areas/passage/seats.ts';
import { begun } from '../jury-room.ts';
import { PIN } from '../passage-conduct.ts';
import { closePanels, done, valueOf } from '../passage-panel.ts';
import { admitted, finish, lastWaiting, openRoom, roomOf, waitingDevice } from './device.ts';
import type { Device } from './device.ts';

afterEach(closePanels);

type Entry = RoomEntryInput['entry'];

async function stage() {
  const { panel, passage } = await begun();
  await openRoom(panel, passage.sessionId);
  const [own = ''] = passage.jurorIds;
  const device = await admitted(panel, { role: 'juror', jurorId: own });
  const { passageId } = passage;
  const open = async (by: Device = device) =>
    valueOf(await by.ask<OpenSeat>('seats.open', { passageId, jurorId: own, pin: PIN }));
  const view = await done(panel.handlers.passages.get({ passageId }));
  const criteria = view.competences.flatMap((competence) => competence.criteria);
  const enter = (sequence: number, entry: Entry, { by = device, clientId = 'file-1' } = {}) =>
    by.ask<EntryAck>('room.enter', { passageId, clientId, sequence, madeAt: panel.clock.read().wall, entry });
  const mark = (index: number, levelId: string | null = 'acquis'): Entry => ({
    kind: 'mark',
    criterionId: criteria[index]?.id ?? '',
    levelId,
  });
  const grid = async (token: string) => valueOf(await device.ask<GridView>('seats.grid', { token })).grid;
  const stored = () => panel.db.prepare('SELECT count(*) FROM grid_entry').pluck().get();
  return { panel, passage, passageId, own, device, open, criteria, enter, mark, grid, stored };
}

const note = (noteId: string, text = 'Une note'): Entry => ({
  kind: 'note',
  noteId,
  competenceId: null,
  text,
});

describe('an entry of a device', () => {
  it('waits for the PIN, which is given on that device', async () => {
    const { enter, mark, open, stored } = await stage();
    expect(await enter(1, mark(0))).toMatchObject({ code: 'seat-closed' });
    await open();
    expect(await enter(1, mark(0))).toEqual({
      ok: true,
      value: { sequence: 1, outcome: 'entered', code: null },
    });
    expect(stored()).toBe(1);
  });

  it('is entered once, however often it is sent', async () => {
    const { enter, grid, mark, open, stored } = await stage();
    const { token } = await open();
    const acks = [await enter(1, mark(0)), await enter(1, mark(0)), await enter(2, note('n1'))];
    expect(acks.map((ack) => valueOf(ack).sequence)).toEqual([1, 1, 2]);
    expect(stored()).toBe(2);
    // The same rank with another content is no repetition: it is not acknowledged.
    expect(await enter(1, mark(0, 'non-acquis'))).toMatchObject({ code: 'entry-differs' });
    expect((await grid(token)).notes).toHaveLength(1);
    // Another queue of the seat counts for itself.
    expect(await enter(1, mark(1), { clientId: 'file-2' })).toMatchObject({ ok: true });
  });

  it('comes in its order: none is acknowledged over a gap', async () => {
    const { device, enter, mark, open, stored } = await stage();
    await open();
    expect(await enter(3, mark(0))).toEqual({
      ok: false,
      code: 'entry-out-of-order',
      details: { expected: 1 },
    });
    await enter(1, mark(0, 'non-acquis'));
    await enter(2, mark(0, 'acquis'));
    expect(valueOf(await device.ask('room.received', { clientId: 'file-1' }))).toEqual({ lastSequence: 2 });
    // An older one that comes late neither undoes the newer nor is lost.
    expect(await enter(1, mark(0, 'non-acquis'))).toMatchObject({ ok: true });
    expect(stored()).toBe(2);
  });

  it('that the test does not take is refused for good, and the next one goes on', async () => {
    const { enter, open, mark, stored } = await stage();
    await open();
    const unknown: Entry = { kind: 'mark', criterionId: 'C9.9', levelId: 'acquis' };
    const refused = { sequence: 1, outcome: 'refused', code: 'unknown-target' };
    expect(valueOf(await enter(1, unknown))).toEqual(refused);
    expect(valueOf(await enter(1, unknown))).toEqual(refused);
    expect(valueOf(await enter(2, mark(0))).outcome).toBe('entered');
    expect(valueOf(await enter(3, { kind: 'retract-note', noteId: 'none' })).outcome).toBe('refused');
    expect(valueOf(await enter(4, note('mine'))).outcome).toBe('entered');
    expect(valueOf(await enter(5, { kind: 'retract-note', noteId: 'mine' })).outcome).toBe('entered');
    expect(stored()).toBe(3);
  });

  it('outlives the desk: sent again after a kill, it is acknowledged and not doubled', async () => {
    const { device, enter, mark, open, panel, stored } = await stage();
    await open();
    await enter(1, mark(0));
    const revived = panel.revive(1_000);
    await expect.poll(() => revived.wire.open).not.toBeNull();
    device.back(revived, await roomOf(revived));
    expect(valueOf(await enter(1, mark(0))).outcome).toBe('entered');
    // Without the PIN again: it was given on this device, whose key is its word.
    expect(valueOf(await enter(2, mark(1))).outcome).toBe('entered');
    expect(stored()).toBe(2);
  });

  it('waits again once the PIN was replaced', async () => {
    const { enter, mark, open, own, panel, passage } = await stage();
    await open();
    await enter(1, mark(0));
    const others = passage.jurorIds.slice(1).map((jurorId) => ({ jurorId, pin: PIN }));
    await done(panel.handlers.pins.reset({ jurorId: own, pin: '8361', confirmations: others }));
    expect(await enter(2, mark(1))).toMatchObject({ code: 'seat-closed' });
  });
});

describe('a seal of a device', () => {
  it("waits for the seat's own queue", async () => {
    const { criteria, device, enter, mark, open, panel, passageId } = await stage();
    const { token } = await open();
    await finish(panel, passageId, [device]);
    for (const index of criteria.keys()) await enter(index + 1, mark(index));
    const last = criteria.length;
    const seal = (lastSequence: number) =>
      device.ask('room.seal', { token, clientId: 'file-1', lastSequence });
    expect(await seal(last + 2)).toEqual({ ok: false, code: 'entries-awaited', details: { count: 2 } });
    expect(await seal(last)).toMatchObject({ ok: true });
    expect(await device.ask('seats.seal', { token })).toMatchObject({ code: 'not-for-this-device' });
  });

  it('closes the grid: what comes after it is kept and counted, and never merged', async () => {
    const { criteria, device, enter, grid, mark, open, own, panel, passageId } = await stage();
    const { token } = await open();
    await finish(panel, passageId, [device]);
    for (const index of criteria.keys()) await enter(index + 1, mark(index));
    await device.ask('room.seal', { token, clientId: 'file-1', lastSequence: criteria.length });
    const sealed = await grid(token);
    const late = valueOf(await enter(criteria.length + 1, mark(0, 'non-acquis')));
    expect(late).toMatchObject({ outcome: 'late', code: 'grid-sealed' });
    expect(await grid(token)).toEqual(sealed);
    const at = panel.clock.read().wall;
    const told = (await roomOf(panel)).seats.find(({ jurorId }) => jurorId === own)?.late;
    expect(told).toEqual([{ passageId, count: 1, firstAt: at, lastAt: at, canReopen: true }]);
    expect(JSON.stringify(await roomOf(panel))).not.toContain('non-acquis');
  });
});

describe('a device that was replaced', () => {
  it('hands in what it held: kept and counted, not merged, and the new one goes on', async () => {
    const { device, enter, mark, open, own, panel, stored } = await stage();
    await open();
    await enter(1, mark(0));
    const next = await waitingDevice(panel, { role: 'juror', jurorId: own });
    await done(
      panel.handlers.room.takeOver({ waitingId: await lastWaiting(panel), note: 'Tablette tombée.' }),
    );
    device.back(panel);
    expect(valueOf(await enter(1, mark(0))).outcome).toBe('entered');
    expect(valueOf(await enter(2, mark(1)))).toMatchObject({ outcome: 'late', code: 'device-ended' });
    await open(next);
    expect(valueOf(await enter(1, mark(2), { by: next, clientId: 'file-9' })).outcome).toBe('entered');
    expect(stored()).toBe(2);
    expect((await roomOf(panel)).seats.find(({ jurorId }) => jurorId === own)?.late[0]?.count).toBe(1);
  });
});
