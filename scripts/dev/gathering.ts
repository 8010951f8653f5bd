/** The parts of the application, each built by itself. */
export const PARTS = ['main', 'preload', 'renderer'] as const;
export type Part = (typeof PARTS)[number];

/** What has to follow a build: the process of main and core begins anew, or the page alone. */
export type Need = 'restart' | 'reload';

export interface Gathering {
  readonly begun: (part: Part) => void;
  /** `isBuilt` is false when the sources could not be built: what runs goes on as it is. */
  readonly ended: (part: Part, isBuilt: boolean) => void;
}

/** Time in which the other parts notice the same change, in milliseconds. */
const SETTLING_MS = 60;

/**
 * Says once what a change needs, when all parts that it touched are built: a file of domain is in all three. The first of all
 * builds is said as a restart.
 */
export function createGathering(
  act: (need: Need) => void,
  later: (run: () => void, ms: number) => () => void = afterMs,
): Gathering {
  const building = new Set<Part>(PARTS);
  const built = new Set<Part>();
  const broken = new Set<Part>();
  let cancel = (): void => undefined;
  const settle = (): void => {
    if (building.size > 0 || broken.size > 0 || built.size === 0) return;
    const need: Need = built.has('main') || built.has('preload') ? 'restart' : 'reload';
    built.clear();
    act(need);
  };
  return {
    begun: (part) => {
      cancel();
      building.add(part);
    },
    ended: (part, isBuilt) => {
      building.delete(part);
      if (isBuilt) {
        broken.delete(part);
        built.add(part);
      } else broken.add(part);
      cancel();
      cancel = later(settle, SETTLING_MS);
    },
  };
}

function afterMs(run: () => void, ms: number): () => void {
  const timer = setTimeout(run, ms);
  return () => {
    clearTimeout(timer);
  };
}
