/** Two members mark and seal on devices of their own: one is let in, replaced by another, and released at the end. */
import type { GridView, OpenSeat } from '../../../src/shared/areas/passage/seats.ts';
import type { RoomPlace } from '../../../src/shared/areas/room.ts';
import type { Answer } from '../../../src/shared/error-codes.ts';
import { FAKE_ADDRESS } from '../fake-network.ts';
import { newDevice } from '../room/device.ts';
import type { Device } from '../room/device.ts';
import * as aim from './aim.ts';
import { LEVELS } from './generators-conduct.ts';
import type { PassageRow } from './facts.ts';
import type { World } from './world.ts';

export async function devicesInTheRoom(world: World): Promise<boolean> {
  const target = world.facts.passages().find(aim.isOf('marking'));
  if (target === undefined) return false;
  const sealed = world.facts.sealed(target.id);
  const markers = await markersOf(world, target);
  const unsealed = markers.filter((jurorId) => !sealed.has(jurorId) && world.pins.has(jurorId));
  if (unsealed.length < 2 || !(await opened(world, target.session_id))) return false;
  let isSealed = true;
  for (const jurorId of unsealed) isSealed = (await markedOnDevices(world, target, jurorId)) && isSealed;
  await turnedAway(world);
  return isSealed;
}

async function markersOf(world: World, { id }: PassageRow): Promise<readonly string[]> {
  const view = await world.ask('passages', 'get', { passageId: id });
  return view.ok ? view.value.seats.flatMap(({ isMarking, jurorId }) => (isMarking ? [jurorId] : [])) : [];
}

export async function opened(world: World, sessionId: string): Promise<boolean> {
  await world.ask('room', 'close', undefined);
  const open = await world.ask('room', 'open', { sessionId, address: FAKE_ADDRESS });
  const reach = await world.ask('room', 'reach', undefined);
  return open.ok && reach.ok;
}

/** A device that shows a good code for that place; answers under which id it waits. */
export async function arrived(world: World, place: RoomPlace): Promise<readonly [Device, string] | null> {
  const state = await world.ask('room', 'state', undefined);
  const invited = await world.ask('room', 'invite', place);
  if (!state.ok || state.value.open === null || !invited.ok) return null;
  const device = newDevice(world.panel, state.value.open);
  device.join(invited.value.token);
  const after = await world.ask('room', 'state', undefined);
  const waitingId = after.ok ? after.value.open?.waiting.at(-1)?.waitingId : undefined;
  return waitingId === undefined ? null : [device, waitingId];
}

async function turnedAway(world: World): Promise<void> {
  const guest = await arrived(world, { role: 'observer' });
  if (guest !== null) await world.ask('room', 'refuse', { waitingId: guest[1] });
  const display = await arrived(world, { role: 'display' });
  if (display === null) return;
  await world.ask('room', 'admit', { waitingId: display[1] });
  await asked(world, display[0], 'room.screen');
  const peeked = await display[0].ask('passages.get', { passageId: world.focus ?? 'x' });
  if (peeked.ok) world.breaks('a display sees the time alone', 'it read a passage');
  const deviceId = display[0].standing?.deviceId ?? '';
  await world.ask('room', 'release', { deviceId, note: 'Fin' });
}

async function markedOnDevices(world: World, target: PassageRow, jurorId: string): Promise<boolean> {
  const place = { role: 'juror', jurorId } as const;
  const first = await arrived(world, place);
  if (first === null) return false;
  const isLetIn = (await world.ask('room', 'admit', { waitingId: first[1] })).ok;
  if (!isLetIn) return false;
  closeKnown(world, jurorId);
  await marked(world, first[0], target, { jurorId, clientId: 'one', isSealing: false });
  const second = await arrived(world, place);
  if (second === null) return false;
  const note = aim.words(world, 'Panne');
  await world.ask('room', 'takeOver', { waitingId: second[1], note });
  closeKnown(world, jurorId);
  const isSealed = await marked(world, second[0], target, { jurorId, clientId: 'two', isSealing: true });
  const deviceId = second[0].standing?.deviceId ?? '';
  await world.ask('room', 'release', { deviceId, note: 'Fin' });
  closeKnown(world, jurorId);
  return isSealed;
}

/** Seats that the member had open are closed wherever they were. */
function closeKnown(world: World, jurorId: string): void {
  for (const seat of world.seats) if (seat.jurorId === jurorId) seat.isOpen = false;
}

async function marked(
  world: World,
  device: Device,
  { id: passageId }: PassageRow,
  by: { readonly jurorId: string; readonly clientId: string; readonly isSealing: boolean },
): Promise<boolean> {
  const { clientId, isSealing, jurorId } = by;
  const pin = world.pins.get(jurorId);
  const seat = await asked<OpenSeat>(world, device, 'seats.open', { passageId, jurorId, pin });
  if (!seat.ok) return false;
  await asked(world, device, 'room.standing');
  await asked(world, device, 'room.beat', { awaited: 0 });
  await asked(world, device, 'room.card', { passageId });
  await reported(world, device, passageId);
  const view = await world.ask('passages', 'get', { passageId });
  const criteria = view.ok ? view.value.competences.flatMap((competence) => competence.criteria) : [];
  for (const [index, { id }] of criteria.entries()) {
    const entry = { kind: 'mark', criterionId: id, levelId: world.chance.one(LEVELS) };
    const request = { passageId, clientId, sequence: index + 1, madeAt: 1, entry };
    const ack = await asked(world, device, 'room.enter', request);
    if (JSON.stringify(await device.ask('room.enter', request)) !== JSON.stringify(ack)) {
      world.breaks('an entry sent twice is entered once', `${clientId} ${String(index)}`);
    }
  }
  await asked(world, device, 'room.received', { clientId });
  if (!isSealing) return true;
  const { token } = seat.value;
  const lastSequence = criteria.length;
  const seal = { token, clientId, lastSequence };
  if (!(await asked<GridView>(world, device, 'room.seal', seal)).ok) return false;
  return tooLate(world, device, { passageId, jurorId, seal });
}

/** An entry that comes after the seal is in no grid, also when the president opens it again. */
async function tooLate(
  world: World,
  device: Device,
  given: {
    readonly passageId: string;
    readonly jurorId: string;
    readonly seal: { readonly token: string; readonly clientId: string; readonly lastSequence: number };
  },
): Promise<boolean> {
  const { jurorId, passageId, seal } = given;
  const sequence = seal.lastSequence + 1;
  const entry = { kind: 'note', noteId: `${seal.clientId}-late`, competenceId: null, text: 'Trop tard' };
  const request = { passageId, clientId: seal.clientId, sequence, madeAt: 1, entry };
  await asked(world, device, 'room.enter', request);
  const note = aim.words(world, 'Retard');
  const reopened = await world.ask('room', 'reopenSeat', { passageId, jurorId, note });
  if (!reopened.ok) return false;
  await asked(world, device, 'room.lateEntries', { passageId });
  const again = await asked<GridView>(world, device, 'room.seal', { ...seal, lastSequence: sequence });
  if (again.ok && again.value.grid.notes.some(({ text }) => text === 'Trop tard')) {
    world.breaks('what came too late is never merged', passageId);
  }
  return again.ok;
}

/** A problem is told, told again, and seen. */
async function reported(world: World, device: Device, passageId: string): Promise<void> {
  const before = world.facts.rows('SELECT id FROM room_problem').length;
  const problem = { problemId: String(before), passageId, text: aim.words(world, 'Souci') };
  await asked(world, device, 'room.problem', problem);
  await asked(world, device, 'room.problem', problem);
  if (world.facts.rows('SELECT id FROM room_problem').length !== before + 1) {
    world.breaks('a problem sent twice is kept once', problem.problemId);
  }
  await world.ask('room', 'problemSeen', { problemId: problem.problemId });
}

/** What a device asks is counted and judged as what the desk asks is. */
export async function asked<Value>(
  world: World,
  device: Device,
  door: string,
  payload?: unknown,
): Promise<Answer<Value>> {
  const isAfterSeal = world.facts.rows('SELECT 1 FROM grid_seal LIMIT 1').length > 0;
  const answer = await device.ask<Value>(door, payload);
  world.tally.note(door, answer, isAfterSeal);
  world.pass(`${door} by a device`, () => undefined);
  return answer;
}
