/** Where a signature stands over its line: the same for the one in a field and for its copy. Lengths in points. */

/** Space between the foot of the ink and the line. */
export const FOOT = 3;
/** Space at each side. */
const SIDE = 4;

/** Room under the line of a signature, for its instant and digests. */
export const PROOF_HEIGHT = 27;
/** Room under the line of the seal, where a long name, and who signed outside, may take two lines each. */
export const SEAL_HEIGHT = 52;

/** The lines under the one on which one signs; `firstBaseline` is from that one down. */
export const PROOF_LINES = { size: 6.8, leading: 8.3, firstBaseline: 8.4 } as const;

/** Largest size of a typed signature. */
export const TYPED_SIZE = 18;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Scale and place of a drawing: centred over a line of that width, its foot just above it. */
export function drawnPlace(drawing: Size, area: Size): { scale: number; x: number } {
  const scale = Math.min((area.width - 2 * SIDE) / drawing.width, (area.height - 2 * FOOT) / drawing.height);
  return { scale, x: (area.width - drawing.width * scale) / 2 };
}

/** Size of a typed name that stays on a line of that width; `unitWidth` is the name's width at size 1. */
export function typedSize(unitWidth: number, width: number): number {
  return Math.min(TYPED_SIZE, (width - 2 * SIDE) / unitWidth);
}
