/** Where a signature stands over its line: the same for the one in a field and for its copy. Lengths in points. */

/** Space between the foot of the ink and the line. */
export const FOOT = 3;
/** Space at each side. */
const SIDE = 4;

/** Size of a typed signature, and mean advance of the italic at size 1. */
const TYPED_SIZE = 18;
const MEAN_ADVANCE = 0.52;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Scale and place of a drawing: centred over a line of that width, its foot just above it. */
export function drawnPlace(drawing: Size, area: Size): { scale: number; x: number } {
  const scale = Math.min((area.width - 2 * SIDE) / drawing.width, (area.height - 2 * FOOT) / drawing.height);
  return { scale, x: (area.width - drawing.width * scale) / 2 };
}

/** Size of a typed name that stays on one line: as large as fits. */
export function typedSize(name: string, area: Size): number {
  return Math.min(TYPED_SIZE, (area.width - 2 * SIDE) / (Array.from(name).length * MEAN_ADVANCE));
}
