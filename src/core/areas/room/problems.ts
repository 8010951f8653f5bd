/** What goes wrong at a device, told to the president quietly: kept once, and listed until it is seen. */
import type { RoomView } from '../../../shared/areas/room.ts';
import { sessionOfCaller } from '../../../shared/caller.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { Deps } from '../../kernel/deps.ts';
import { granted, notFound, refuse } from '../../kernel/refusal.ts';

/** Of one device, that the president did not see: a device that goes on and on fills no list. */
const MOST_UNSEEN = 50;

export function createProblems(
  { act, repos }: Pick<Deps, 'act' | 'repos'>,
  state: () => Answer<RoomView>,
): Pick<AreaHandlers<'room'>, 'problem' | 'problemSeen'> {
  return {
    problem: ({ passageId, problemId, text }, caller) => {
      const device = repos.roomDevices.get(caller.device);
      const sessionId = sessionOfCaller(caller);
      if (device === null || sessionId === null) return refuse('not-for-this-device');
      return act(
        'room',
        ({ now }): Answer<null> => {
          if (repos.roomDevices.endOf(device.id) !== null) return refuse('device-ended');
          const known = repos.roomProblems.get(problemId);
          if (known !== null) {
            const isSame =
              known.sessionId === sessionId && known.passageId === passageId && known.text === text;
            return isSame ? granted(null) : refuse('entry-differs');
          }
          if (repos.roomProblems.unseenCount(device.id) >= MOST_UNSEEN) return refuse('problems-unseen');
          repos.roomProblems.insert({
            ...{ id: problemId, deviceId: device.id, sessionId, passageId, text },
            at: now.wall,
          });
          return granted(null);
        },
        { caller },
      );
    },
    problemSeen: ({ problemId }, caller) => {
      const seen = act(
        'room',
        ({ now }): Answer<null> => {
          if (repos.roomProblems.get(problemId) === null) return notFound({ problemId });
          if (!repos.roomProblems.isSeen(problemId)) repos.roomProblems.see(problemId, now.wall);
          return granted(null);
        },
        { caller },
      );
      return seen.ok ? state() : seen;
    },
  };
}
