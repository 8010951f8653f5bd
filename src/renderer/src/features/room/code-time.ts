/** How long a code lasts, in a page's own time: the desk's clock may be set while it is shown. */
import { CODE_LIFE_MS } from '../../../../shared/areas/room.ts';

/** A moment by both clocks of a page: one that is never set, and one that goes on while the computer sleeps. */
export interface PageMoment {
  readonly monoMs: number;
  readonly wallMs: number;
}

export function pageMoment(): PageMoment {
  return { monoMs: performance.now(), wallMs: Date.now() };
}

/** Time that a code which came then still lasts: never more than it does, and 0 once it is over. */
export function lifeLeftMs(cameAt: PageMoment, now: PageMoment): number {
  const ageMs = Math.max(now.monoMs - cameAt.monoMs, now.wallMs - cameAt.wallMs, 0);
  return Math.max(0, CODE_LIFE_MS - ageMs);
}

/** "4:07": seconds that have begun count whole, so that nothing is over before it says so. */
export function minutesAndSeconds(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  return `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`;
}

/** As it is read aloud and typed: "7KQ2M 9XWHD". */
export function inGroups(text: string, size: number): string {
  return text.match(new RegExp(`.{1,${String(size)}}`, 'gu'))?.join(' ') ?? '';
}
