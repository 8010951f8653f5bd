/**
 * What a candidate's hand left on the pad, as the minutes hold it and as their pages draw it: lines between whole numbers,
 * so that whoever draws it again from the data gets the same page.
 */
import type { CanvasElement, Content } from 'pdfmake/interfaces';
import type { Hand } from '../domain/passage/attendance-signature.ts';
import { MAX_STROKES } from '../domain/minutes/content-2.schema.ts';
import { INK } from './minutes-layout.ts';
import { type InkShape, readSignature, SignatureSvgError } from './signature-svg.ts';

const UNITS_PER_PIXEL = 10;
/** A curve of the pad spans two samples of the pen: so many lines follow it closely. */
const LINES_PER_CURVE = 3;
const TYPED_SIZE = 12;
/** Thinner lines vanish in print. Points. */
const THINNEST = 0.3;

/** Of a pad and of what is drawn on it; no screen comes near. */
const LARGEST = 10_000;

type Point = readonly [x: number, y: number];

/** Reads a signature from the pad; throws SignatureSvgError on anything but strokes, dots or a typed name. */
export function handOf(svg: string): Hand {
  const signature = readSignature(svg);
  if (signature.kind === 'typed') return { kind: 'typed', name: signature.name };
  const { height, left, shapes, top, width } = signature.drawing;
  const largest = Math.max(width, height, ...shapes.map(lengthOf));
  if (largest >= LARGEST) throw new SignatureSvgError('number-refused', String(largest));
  const strokes = shapes.map((shape) => strokeOf(shape, left, top)).join(';');
  if (strokes.length > MAX_STROKES) throw new SignatureSvgError('too-large', 'strokes');
  return { kind: 'drawn', width: units(width), height: units(height), strokes };
}

function lengthOf(shape: InkShape): number {
  return shape.kind === 'dot' ? shape.radius : shape.width;
}

function strokeOf(shape: InkShape, left: number, top: number): string {
  const placed = ([x, y]: Point) => `${String(units(x - left))} ${String(units(y - top))}`;
  if (shape.kind === 'dot') return `${String(units(shape.radius))} ${placed([shape.x, shape.y])}`;
  const places = pointsOf(shape.points).map(placed);
  const moved = places.filter((place, rank) => rank === 0 || place !== places[rank - 1]);
  // A stroke that does not move is the dot that its pen leaves.
  const thickness = units(moved.length === 1 ? shape.width / 2 : shape.width);
  return [String(thickness), ...moved].join(' ');
}

/** Places along a straight line of two points, or along a Bézier curve of four. */
function pointsOf([x0 = 0, y0 = 0, x1 = 0, y1 = 0, ...rest]: readonly number[]): readonly Point[] {
  const [x2, y2, x3, y3] = rest;
  if (x2 === undefined || y2 === undefined || x3 === undefined || y3 === undefined) {
    return [
      [x0, y0],
      [x1, y1],
    ];
  }
  return Array.from({ length: LINES_PER_CURVE + 1 }, (_, step): Point => {
    const t = step / LINES_PER_CURVE;
    const at = (a: number, b: number, c: number, d: number) =>
      (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t ** 2 * c + t ** 3 * d;
    return [at(x0, x1, x2, x3), at(y0, y1, y2, y3)];
  });
}

function units(pixels: number): number {
  return Math.max(0, Math.round(pixels * UNITS_PER_PIXEL));
}

/** What the hand left, in that room at most. Points. */
export function handContent(hand: Hand, room: { readonly width: number; readonly height: number }): Content {
  if (hand.kind === 'typed') return { text: hand.name, italics: true, fontSize: TYPED_SIZE };
  const scale = Math.min(room.width / hand.width, room.height / hand.height);
  return {
    canvas: hand.strokes.split(';').map((stroke) => elementOf(stroke, hand, scale)),
    margin: [0, 2, 0, 2],
  };
}

/** Nothing of it leaves its room, whatever the data say. */
function elementOf(
  stroke: string,
  { height, width }: Extract<Hand, { kind: 'drawn' }>,
  scale: number,
): CanvasElement {
  const [thickness = 0, ...places] = stroke.split(' ').map(Number);
  const points = Array.from({ length: places.length / 2 }, (_, rank) => ({
    x: Math.min(places[2 * rank] ?? 0, width) * scale,
    y: Math.min(places[2 * rank + 1] ?? 0, height) * scale,
  }));
  const [first] = points;
  const drawn = Math.max(THINNEST, thickness * scale);
  if (points.length === 1 && first !== undefined) {
    return { type: 'ellipse', ...first, r1: drawn, r2: drawn, color: INK };
  }
  return { type: 'polyline', points, lineWidth: drawn, lineColor: INK, lineCap: 'round' };
}
