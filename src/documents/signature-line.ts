/** A line on which one signs, and the empty signature field that stands around it. */
import type { Content } from 'pdfmake/interfaces';
import { HAIRLINE } from './minutes-layout.ts';

/** An empty signature field as PDF readers name it, and the room around the line on which one signs. Points. */
export interface ReservedField {
  readonly name: string;
  /** What assistive technology and PDF readers say of it. */
  readonly label: string;
  readonly above: number;
  readonly below: number;
}

/** A line on which one signs, with the field to reserve around it. Its room must be kept by the caller's margins. */
export function signatureLine(width: number, field: ReservedField): Content {
  const line = { type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 0.5, lineColor: HAIRLINE } as const;
  return { canvas: [{ ...line, reserved: field } as typeof line] };
}
