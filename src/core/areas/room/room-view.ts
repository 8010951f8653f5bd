/** The open room, as the president sees it. */
import { instant } from '../../../domain/time/time.ts';
import type { DeviceView, OpenRoom, RoomSeat, WaitingDevice } from '../../../shared/areas/room.ts';
import type { RoomDevice } from '../../db/repos/room-device.repo.ts';
import type { Repos } from '../../db/repos.ts';
import type { Waiting } from './hall.types.ts';
import { isReopenable } from './reopening.ts';
import type { RunningRoom } from './room.types.ts';

/** Who sits where, by which device, and who waits. */
export function viewRoom(room: RunningRoom, repos: Repos): OpenRoom {
  const { address, fingerprint, hall, isNameShown, openedAt, port, sessionId, url } = room;
  const devices = repos.roomDevices.standing(sessionId);
  return {
    ...{ sessionId, address, port, url, fingerprint, isNameShown },
    openedAt: instant(openedAt),
    deskSleep: hall.lastSleep(),
    seats: seatsOf(room, repos, devices),
    screens: devices.flatMap((device) =>
      device.role === 'juror' ? [] : [{ ...viewDevice(room, device), role: device.role }],
    ),
    waiting: hall.waiting().map((waiting) => viewWaiting(waiting, devices)),
    problems: repos.roomProblems
      .unseen(sessionId)
      .map(({ at, from, id, passageId, text }) => ({ problemId: id, from, passageId, text, at })),
  };
}

function seatsOf(room: RunningRoom, repos: Repos, devices: readonly RoomDevice[]): readonly RoomSeat[] {
  const late = repos.roomEntries.late(room.sessionId);
  const progress = late.length === 0 ? null : repos.progress.ofSession(room.sessionId);
  const isOpenStill = (passageId: string) =>
    ['timed', 'marking'].includes(progress?.get(passageId)?.stage ?? '');
  return repos.members.ofSession(room.sessionId).map(({ id, name }) => {
    const device = devices.findLast(({ jurorId }) => jurorId === id);
    return {
      jurorId: id,
      name,
      device: device === undefined ? null : viewDevice(room, device),
      late: late.flatMap(({ jurorId, ...counted }) =>
        jurorId === id
          ? [
              {
                ...counted,
                canReopen: isOpenStill(counted.passageId) && isReopenable(repos, counted.passageId, id),
              },
            ]
          : [],
      ),
    };
  });
}

function viewDevice({ hall }: RunningRoom, { admittedAt, id, label }: RoomDevice): DeviceView {
  return { deviceId: id, label, admittedAt, ...hall.presence.of(id) };
}

function viewWaiting(
  { label, place, remote, since, waitingId }: Waiting,
  devices: readonly RoomDevice[],
): WaitingDevice {
  const isSeatTaken = place.role === 'juror' && devices.some(({ jurorId }) => jurorId === place.jurorId);
  return { waitingId, place, label, remote, since, isSeatTaken };
}
