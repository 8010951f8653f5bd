/** How the candidate signed for being there; it never keeps a test from starting. */
import type { Instant } from '../time/time.ts';

/** On the pad of this application, on a device that keeps it, on paper, or not at all. */
export const SIGNING_WAYS = ['pad', 'device', 'paper', 'none'] as const;
export type SigningWay = (typeof SIGNING_WAYS)[number];

/** What a hand left on the pad. Lengths and places in tenths of the pad's own unit, whole numbers. */
export type Hand =
  | {
      readonly kind: 'drawn';
      /** Of the pad. */
      readonly width: number;
      readonly height: number;
      /** One stroke after the other, `;` between them: thickness, then x and y of its points; of one point, a dot's radius. */
      readonly strokes: string;
    }
  /** Typed by who cannot draw. */
  | { readonly kind: 'typed'; readonly name: string };

export interface AttendanceSignature {
  readonly way: SigningWay;
  readonly at: Instant;
  /** On what device, who holds the paper, or why there is none; empty for the pad. */
  readonly note: string;
  /** What the hand left; null unless it was left here. */
  readonly hand: Hand | null;
}

/** Whether the candidate put their name to being there; false where it is only said why not. */
export function isSigned(signature: Pick<AttendanceSignature, 'way'> | null): boolean {
  return signature !== null && signature.way !== 'none';
}
