/** A member reads what awaits their signature on a device of their own, and signs it there. */
import type { RoomDocument } from '../../../src/shared/areas/room.ts';
import { inkSignature } from '../../fixtures/minutes/signature-ink.ts';
import * as aim from './aim.ts';
import { arrived, asked, opened } from './story-room.ts';
import type { World } from './world.ts';

export async function signedOnDevices(world: World): Promise<boolean> {
  const target = world.facts.passages().find(aim.isOf('signature'));
  if (target === undefined) return false;
  const view = await world.ask('passages', 'get', { passageId: target.id });
  const awaited = view.ok ? (view.value.lock?.awaited ?? []) : [];
  const jurorId = awaited.find((member) => world.pins.has(member.jurorId))?.jurorId;
  if (jurorId === undefined) return false;
  if (!(await opened(world, target.session_id))) return false;
  const place = { role: 'juror', jurorId } as const;
  const came = await arrived(world, place);
  if (came === null || !(await world.ask('room', 'admit', { waitingId: came[1] })).ok) return false;
  for (const seat of world.seats) if (seat.jurorId === jurorId) seat.isOpen = false;
  const [device] = came;
  const isSigned = await signedOn(world, device, world.pins.get(jurorId) ?? '');
  const deviceId = device.standing?.deviceId ?? '';
  await world.ask('room', 'release', { deviceId, note: 'Fin' });
  return isSigned;
}

async function signedOn(world: World, device: Parameters<typeof asked>[1], pin: string): Promise<boolean> {
  const documents = await asked<readonly RoomDocument[]>(world, device, 'room.documents');
  const awaiting = documents.ok ? documents.value.find(({ state }) => state === 'to-sign') : undefined;
  if (awaiting === undefined) return false;
  const { documentId } = awaiting;
  await asked(world, device, 'room.document', { documentId });
  const svg = inkSignature(3);
  const signed = await asked<RoomDocument>(world, device, 'room.sign', { documentId, pin, svg });
  if (signed.ok && signed.value.state !== 'signed') world.breaks('what was signed is signed', documentId);
  const again = await device.ask('room.sign', { documentId, pin, svg });
  if (signed.ok && again.ok) world.breaks('a member signs once', documentId);
  return signed.ok;
}
