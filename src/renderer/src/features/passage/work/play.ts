import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { phaseOnClock } from '../clock/clock-extrapolation.ts';

/** Whether a subject has been chosen to be played, so that there are cards to read. */
export function hasCards({ materials, subjectTitle }: PassageView): boolean {
  return materials.includes('role-play-subject') && subjectTitle !== null;
}

/** Whether the play itself is in progress, paused or not: its preparation and the interview are not it. */
export function isPlaying(passage: PassageView): boolean {
  return hasCards(passage) && phaseOnClock(passage.clock)?.kind === 'performance';
}
