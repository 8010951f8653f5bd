/** A juror's whole traffic before the common sealing: the bytes do not depend on what the others enter. */
import { afterEach, describe, expect, it } from 'vitest';
import { decodeFrame } from '../../../src/shared/frame.ts';
import type { OpenSeat } from '../../../src/shared/areas/passage/seats.ts';
import { PIN, command, prepare, receive } from '../passage-conduct.ts';
import { closePanels, done, openPanel, START, valueOf } from '../passage-panel.ts';
import { admitted, finish, openRoom } from './device.ts';
import type { Device } from './device.ts';

afterEach(closePanels);

const SECRET = 'Note-confidentielle-de-la-collègue';

/** Ids in the order in which they were made: alike at each run. */
function countedIds(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `00000000-0000-4000-8000-${count.toString(16).padStart(12, '0')}`;
  };
}

/** What a first juror and an observer receive while a second one marks everything with that level. */
async function trafficBeside(
  level: string,
  text: string,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const panel = openPanel(START, countedIds());
  const passage = await prepare(panel, 3);
  await receive(panel, passage);
  await openRoom(panel, passage.sessionId);
  const [first = '', second = ''] = passage.jurorIds;
  const devices = {
    first: await admitted(panel, { role: 'juror', jurorId: first }),
    second: await admitted(panel, { role: 'juror', jurorId: second }),
    observer: await admitted(panel, { role: 'observer' }),
    display: await admitted(panel, { role: 'display' }),
  };
  const { passageId } = passage;
  await command(panel, passageId, { type: 'start-phase', phaseId: 'presentation' });
  const view = await done(panel.handlers.passages.get({ passageId }));
  const criteria = view.competences.flatMap((competence) => competence.criteria);
  const tokens = new Map<Device, string>();
  for (const [device, jurorId] of [
    [devices.first, first],
    [devices.second, second],
  ] as const) {
    const { token } = valueOf(await device.ask<OpenSeat>('seats.open', { passageId, jurorId, pin: PIN }));
    tokens.set(device, token);
  }
  const enterAll = async (device: Device, levelId: string, note: string) => {
    const send = (sequence: number, entry: unknown) =>
      device.ask('room.enter', { passageId, clientId: 'file', sequence, madeAt: START, entry });
    for (const [index, { id }] of criteria.entries()) {
      await send(index + 1, { kind: 'mark', criterionId: id, levelId });
    }
    await send(criteria.length + 1, { kind: 'note', noteId: 'note', competenceId: null, text: note });
  };
  await enterAll(devices.second, level, text);
  await enterAll(devices.first, 'acquis', 'La mienne');
  await finish(panel, passageId, Object.values(devices));
  const seal = { token: tokens.get(devices.second), clientId: 'file', lastSequence: criteria.length + 1 };
  valueOf(await devices.second.ask('room.seal', seal));
  for (const name of ['passages.get', 'room.standing', 'app.revisions', 'clocks.inProgress'] as const) {
    await devices.first.ask(name, name === 'passages.get' ? { passageId } : undefined);
  }
  await devices.first.ask('seats.grid', { token: tokens.get(devices.first) });
  // What the others' tokens and doors would show.
  await devices.first.ask('seats.grid', { token: tokens.get(devices.second) });
  await devices.first.ask('deliberation.get', { passageId });
  // What came too late of the other, what they signed, what was told and what is theirs to play.
  const late = { kind: 'note', noteId: 'late', competenceId: null, text };
  const sequence = criteria.length + 2;
  await devices.second.ask('room.enter', {
    passageId,
    clientId: 'file',
    sequence,
    madeAt: START,
    entry: late,
  });
  await devices.second.ask('room.problem', { problemId: 'p', passageId, text });
  for (const name of ['room.lateEntries', 'room.card'] as const) await devices.first.ask(name, { passageId });
  await devices.first.ask('room.documents');
  await devices.first.ask('room.document', { documentId: 'none' });
  await done(panel.handlers.room.reopenSeat({ passageId, jurorId: second, note: 'Retard' }));
  await devices.first.ask('room.lateEntries', { passageId });
  await devices.first.ask('passages.get', { passageId });
  const heard = Object.entries(devices).map(([who, { traffic }]) => [who, traffic.map(plain)] as const);
  return Object.fromEntries(heard);
}

/** A frame as text, without what is another at each start of the application: its number, its tokens. */
function plain(frame: Uint8Array): string {
  if (frame.byteLength === 0) return '';
  return JSON.stringify(decodeFrame(frame), (key, value: unknown) =>
    ['epoch', 'challenge', 'fingerprint', 'id', 'origin'].includes(key) ? null : value,
  );
}

describe('what a device receives before all grids are sealed', () => {
  it("is the same, whatever another juror marks and notes, and holds none of the other's words", async () => {
    const one = await trafficBeside('acquis', `${SECRET}-A`);
    closePanels();
    const other = await trafficBeside('non-acquis', `${SECRET}-B`);
    for (const who of ['first', 'observer', 'display'] as const) {
      expect(one[who]?.length).toBeGreaterThan(3);
      expect(other[who]).toEqual(one[who]);
      expect(JSON.stringify(one[who])).not.toContain(SECRET);
    }
    // The one whose grid it is sees it.
    expect(one['second']).not.toEqual(other['second']);
  });
});
