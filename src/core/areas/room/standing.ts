/** What a device is in the room, as it asks when it comes in. */
import type { RoomStanding } from '../../../shared/areas/room.ts';
import type { Caller } from '../../../shared/caller.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { Repos } from '../../db/repos.ts';
import { granted, notFound, refuse } from '../../kernel/refusal.ts';
import type { RoomEntries } from './entries.ts';

export function standingOf(
  repos: Repos,
  entries: Pick<RoomEntries, 'isOpened'>,
  caller: Caller,
): Answer<RoomStanding> {
  if (caller.role !== 'juror' && caller.role !== 'observer') return refuse('not-for-this-device');
  const sessionId = caller.role === 'juror' ? caller.seat.sessionId : caller.sessionId;
  const session = repos.sessions.get(sessionId);
  if (session === null) return notFound({ sessionId });
  const device = repos.roomDevices.get(caller.device);
  const member = caller.role === 'juror' ? repos.members.get(caller.seat.jurorId) : null;
  const progress = repos.progress.ofSession(sessionId);
  return granted({
    role: caller.role,
    sessionId,
    sessionTitle: session.title,
    juror: member === null ? null : { jurorId: member.id, name: member.name },
    isOpened: device !== null && entries.isOpened(device),
    passages: repos.passages.ofSession(sessionId).map(({ candidate, id }) => ({
      passageId: id,
      candidate: `${candidate.firstName} ${candidate.lastName}`,
      stage: progress.get(id)?.stage ?? 'reception',
    })),
  });
}
