import type { JurorRoom } from '../../../lib/room/index.ts';
import type { PageTime } from '../../passage/index.ts';

/** How often a clock that is shown is held against what the beats told since. */
const LOOK_EVERY_MS = 1_000;

/** Places the desk's snapshots in this device's own time, by the beats of its line; its clock goes on without them. */
export function createDeskTime(
  { clock }: Pick<JurorRoom, 'clock'>,
  { after, now }: Pick<PageTime, 'after' | 'now'>,
): PageTime {
  return {
    now,
    after,
    anchorOf: ({ asOfMono, rate }) => {
      const at = now();
      const mono = clock.monoAt(at);
      // A clock that is driven by hand does not move between two snapshots; before the first beat nothing is known.
      if (rate === 0 || mono === null) return at;
      return Math.min(at, at - (mono - asOfMono) / rate);
    },
    follow: (rate, onCorrected) => {
      if (rate === 0) return () => undefined;
      let cancel = after(LOOK_EVERY_MS, look);
      function look() {
        cancel = after(LOOK_EVERY_MS, look);
        onCorrected();
      }
      return () => {
        cancel();
      };
    },
  };
}
