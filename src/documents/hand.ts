/**
 * What a candidate's hand left on the pad, as the minutes hold it and as their pages draw it: lines between whole numbers,
 * so that whoever draws it again from the data gets the same page.
 */
import type { CanvasElement, Content } from 'pdfmake/interfaces';
import type { Hand } from '../domain/passage/attendance-signature.ts';
import { MAX_STROKES } from '../domain/minutes/content-2.schema.ts';
import { INK } from './minutes-layout.ts';
import {
  type InkShape,
  readGivenSignature,
  type SignatureDrawing,
  SignatureSvgError,
} from './signature-svg.ts';

const UNITS_PER_PIXEL = 10;
/**
 * A line of a curve is so long at least (pixels), and the pen's thickness goes by steps (units), so that strokes that go on are
 * one line; both are coarser where a hand would take more room than minutes give, up to a pen of one thickness.
 */
const FINENESS = [
  { lineLength: 4, thicknessStep: 4 },
  { lineLength: 8, thicknessStep: 8 },
  { lineLength: 32, thicknessStep: 20 },
] as const;
type Fineness = (typeof FINENESS)[number];
const MOST_LINES = 3;
const TYPED_SIZE = 12;
/** Thinner lines vanish in print. Points. */
const THINNEST = 0.3;

/** Of a pad and of what is drawn on it (pixels); no screen comes near, and minutes hold whatever its thickness is rounded to. */
const LARGEST = 9_990;

type Point = readonly [x: number, y: number];

/** A line through points, or the dot of one alone. Units. */
interface Line {
  /** Of a dot, its radius. */
  readonly thickness: number;
  readonly places: readonly string[];
}

/** Reads a signature from the pad; throws SignatureSvgError on anything but strokes, dots or a typed name. */
export function handOf(svg: string): Hand {
  const signature = readGivenSignature(svg);
  if (signature.kind === 'typed') return { kind: 'typed', name: signature.name };
  const { height, shapes, width } = signature.drawing;
  const largest = Math.max(width, height, ...shapes.map(lengthOf));
  if (largest >= LARGEST) throw new SignatureSvgError('number-refused', String(largest));
  const drawn = FINENESS.map((fineness) => strokesOf(signature.drawing, fineness));
  const strokes = drawn.find((each) => each.length <= MAX_STROKES);
  if (strokes === undefined) throw new SignatureSvgError('too-large', 'strokes');
  return { kind: 'drawn', width: units(width), height: units(height), strokes };
}

function lengthOf(shape: InkShape): number {
  return shape.kind === 'dot' ? shape.radius : shape.width;
}

function strokesOf(drawing: SignatureDrawing, fineness: Fineness): string {
  const lines: Line[] = [];
  for (const shape of drawing.shapes) {
    const line = lineOf(shape, drawing, fineness);
    const last = lines.at(-1);
    const goesOn =
      last !== undefined &&
      last.places.length > 1 &&
      line.places.length > 1 &&
      last.thickness === line.thickness &&
      last.places.at(-1) === line.places[0];
    if (goesOn) lines[lines.length - 1] = { ...last, places: [...last.places, ...line.places.slice(1)] };
    else lines.push(line);
  }
  return lines.map(({ places, thickness }) => [String(thickness), ...places].join(' ')).join(';');
}

function lineOf(
  shape: InkShape,
  { left, top }: Pick<SignatureDrawing, 'left' | 'top'>,
  { lineLength, thicknessStep }: Fineness,
): Line {
  const placed = ([x, y]: Point) => `${String(units(x - left))} ${String(units(y - top))}`;
  if (shape.kind === 'dot')
    return { thickness: stepped(shape.radius, thicknessStep), places: [placed([shape.x, shape.y])] };
  const places = pointsOf(shape.points, lineLength).map(placed);
  const moved = places.filter((place, rank) => rank === 0 || place !== places[rank - 1]);
  // A stroke that does not move is the dot that its pen leaves.
  const thickness = moved.length === 1 ? shape.width / 2 : shape.width;
  return { thickness: stepped(thickness, thicknessStep), places: moved };
}

function stepped(pixels: number, step: number): number {
  return Math.max(1, Math.round(units(pixels) / step)) * step;
}

/** Places along a straight line of two points, or along a Bézier curve of four. */
function pointsOf(
  [x0 = 0, y0 = 0, x1 = 0, y1 = 0, ...rest]: readonly number[],
  lineLength: number,
): readonly Point[] {
  const [x2, y2, x3, y3] = rest;
  if (x2 === undefined || y2 === undefined || x3 === undefined || y3 === undefined) {
    return [
      [x0, y0],
      [x1, y1],
    ];
  }
  const length = Math.hypot(x1 - x0, y1 - y0) + Math.hypot(x2 - x1, y2 - y1) + Math.hypot(x3 - x2, y3 - y2);
  const lines = Math.max(1, Math.min(MOST_LINES, Math.ceil(length / lineLength)));
  return Array.from({ length: lines + 1 }, (_, step): Point => {
    const t = step / lines;
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
  const line = { type: 'polyline', points, lineWidth: drawn, lineColor: INK, lineCap: 'round' } as const;
  // What the library takes and its typings leave out: sharp turns of a pen are round.
  return { ...line, lineJoin: 'round' };
}
