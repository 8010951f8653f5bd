/**
 * A juror's device that was not heard of for a while tells it when it is back, in the journals of the passages that went on
 * meanwhile: their minutes say who marked without the desk, and for how long.
 */
import type { DurationMs } from '../../../domain/time/time.ts';
import type { RoomDevice } from '../../db/repos/room-device.repo.ts';
import type { Repos } from '../../db/repos.ts';
import { PANEL } from '../passage/index.ts';
import type { PassageRuntime } from '../passage/index.ts';
import { deviceOfMember } from './device-words.ts';

/** A page that is loaded again, or a lift that closes, is nothing to tell. */
export const TOLD_FROM_MS = 60_000;
const MINUTE_MS = 60_000;
const SECOND_MS = 1_000;

export type TellSilence = (device: RoomDevice, silence: DurationMs) => void;

/** Tells it in what is being timed or marked; a passage that is in doubt takes no event. */
export function createSilences(
  { members, progress }: Pick<Repos, 'members' | 'progress'>,
  { change }: Pick<PassageRuntime, 'change'>,
): TellSilence {
  return (device, silence) => {
    const { jurorId, sessionId } = device;
    const name = jurorId === null ? undefined : members.get(jurorId)?.name;
    if (name === undefined || silence < TOLD_FROM_MS) return;
    const text = `${deviceOfMember(name, device)} sans contact avec le bureau pendant ${lasting(silence)}\u202F; les saisies y étaient gardées jusqu’à son retour.`;
    for (const [passageId, { stage }] of progress.ofSession(sessionId)) {
      if (stage !== 'timed' && stage !== 'marking') continue;
      change(passageId, ({ apply, wrote }) => {
        wrote();
        return apply({ type: 'note-incident', category: 'technical', text }, PANEL);
      });
    }
  };
}

/** As the pages of minutes are written: "3 min", "1 min 12 s". */
function lasting(silence: DurationMs): string {
  const minutes = Math.floor(silence / MINUTE_MS);
  const seconds = Math.floor((silence % MINUTE_MS) / SECOND_MS);
  return seconds === 0
    ? `${String(minutes)}\u00A0min`
    : `${String(minutes)}\u00A0min ${String(seconds)}\u00A0s`;
}
