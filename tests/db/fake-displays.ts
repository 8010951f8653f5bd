/** Two displays, of which the jury works on the first. */
import type { CandidateOrder, Desktop } from '../../src/core/kernel/deps.ts';

/** The jury's own display. */
export const DESK_DISPLAY = 1;
/** The one that the candidate sees. */
export const SECOND_DISPLAY = 2;

/** A shell that shows nothing, and remembers what it was asked for; it knows nothing of the disk. */
export function fakeDisplays(): Pick<
  Desktop,
  'diskEncryption' | 'displays' | 'hideCandidate' | 'showCandidate'
> {
  let order: CandidateOrder | null = null;
  const display = (id: number, label: string) => ({
    ...{ id, label, width: 1920, height: 1080 },
    isDesk: id === DESK_DISPLAY,
    isMirrored: false,
  });
  return {
    diskEncryption: () => Promise.resolve('unknown'),
    displays: () =>
      Promise.resolve({
        displays: [display(DESK_DISPLAY, 'Portable'), display(SECOND_DISPLAY, 'Projecteur')],
        rememberedId: null,
        shownOn: order?.displayId ?? null,
        isWanted: order !== null,
      }),
    showCandidate: (asked) => {
      if (asked.displayId !== SECOND_DISPLAY) return Promise.resolve(false);
      order = asked;
      return Promise.resolve(true);
    },
    hideCandidate: () => {
      order = null;
      return Promise.resolve();
    },
  };
}
