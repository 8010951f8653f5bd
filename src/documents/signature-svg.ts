/**
 * Reads the handwriting that signature_pad exports. Only strokes and dots are understood: the drawing is rebuilt from
 * the numbers read, so that no other markup ever reaches the document.
 */

export type SignatureSvgFault =
  | 'too-large'
  | 'not-svg'
  | 'element-refused'
  | 'attribute-refused'
  | 'number-refused'
  | 'path-refused'
  | 'empty';

/** Thrown when a signature is anything but strokes and dots. */
export class SignatureSvgError extends Error {
  readonly code: SignatureSvgFault;

  constructor(code: SignatureSvgFault, detail: string) {
    super(`signature refused (${code}): ${detail}`);
    this.name = 'SignatureSvgError';
    this.code = code;
  }
}

/** What the pen left, in the units of the drawing, y downwards. */
export type InkShape =
  | { readonly kind: 'dot'; readonly x: number; readonly y: number; readonly radius: number }
  /** Coordinates x, y of two points (a straight line) or of four (a Bézier curve). */
  | { readonly kind: 'stroke'; readonly points: readonly number[]; readonly width: number };

export interface SignatureDrawing {
  readonly shapes: readonly InkShape[];
  /** Crop to the strokes, in the units of the drawing. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const MAX_LENGTH = 1_000_000;
const MAX_SHAPES = 10_000;
const MAX_COORDINATE = 100_000;
/** A short mark keeps its size relative to the pad: the crop is never smaller than this share of it. */
const MIN_CROP_SHARE = 0.4;

const ROOT = /^<svg((?:\s+[a-zA-Z0-9:-]+="[^"<>]*")*)\s*>([\s\S]*)<\/svg>$/;
const SHAPE = /\s*<(\w+)((?:\s+[a-zA-Z0-9:-]+="[^"<>]*")*)\s*(?:\/>|><\/\1>)\s*/y;
const ATTRIBUTE = /\s+([a-zA-Z0-9:-]+)="([^"<>]*)"/g;
const NUMBER = /^-?\d+(?:\.\d+)?(?:e-?\d+)?$/;
const CURVE = /^M (\S+),(\S+) C (\S+),(\S+) (\S+),(\S+) (\S+),(\S+)$/;

/** The one text element that a typed signature is, its name escaped. */
const TYPED = /^<svg [^<>]*><text [^<>]*font-style="italic"[^<>]*>([^<>]{1,600})<\/text><\/svg>$/;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const ROOT_ATTRIBUTES = new Set(['xmlns', 'xmlns:xlink', 'viewBox', 'width', 'height']);
const SHAPE_ATTRIBUTES: Readonly<Record<string, ReadonlySet<string>>> = {
  path: new Set(['d', 'stroke-width', 'stroke', 'fill', 'stroke-linecap']),
  circle: new Set(['r', 'cx', 'cy', 'fill']),
  line: new Set(['x1', 'y1', 'x2', 'y2', 'stroke', 'stroke-width', 'stroke-linecap']),
};

interface Bounds {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A signature as it will print: handwriting, or a name typed by a member who cannot use the pad. */
export type Signature =
  | { readonly kind: 'drawn'; readonly drawing: SignatureDrawing }
  | { readonly kind: 'typed'; readonly name: string };

/** Reads either kind; throws SignatureSvgError on anything unexpected. */
export function readSignature(svg: string): Signature {
  const typed = TYPED.exec(svg.trim());
  if (!typed) return { kind: 'drawn', drawing: readSignatureSvg(svg) };
  const name = (typed[1] ?? '').replace(/&(\w+);/g, (entity, key: string) => ENTITIES[key] ?? entity).trim();
  if (name === '') throw new SignatureSvgError('empty', 'no name');
  return { kind: 'typed', name };
}

/** A name that leaves the page as blank as none. */
const INVISIBLE = /^[\p{Cf}\p{Z}\s]*$/u;

/** Reads a signature that is being given: one that shows nothing is refused, which kept ones never are. */
export function readGivenSignature(svg: string): Signature {
  const signature = readSignature(svg);
  if (signature.kind === 'typed' && INVISIBLE.test(signature.name)) {
    throw new SignatureSvgError('empty', 'no visible character');
  }
  return signature;
}

/** Validates a signature and reads its strokes, cropped; throws SignatureSvgError on anything unexpected. */
export function readSignatureSvg(svg: string): SignatureDrawing {
  if (svg.length > MAX_LENGTH) throw new SignatureSvgError('too-large', `${String(svg.length)} characters`);
  const root = ROOT.exec(svg.trim());
  if (!root) throw new SignatureSvgError('not-svg', 'no single svg element');
  const viewBox = readAttributes('svg', root[1] ?? '', ROOT_ATTRIBUTES).get('viewBox') ?? '';
  const [, , padWidth, padHeight, ...rest] = viewBox.split(' ').map(readNumber);
  if (padWidth === undefined || padHeight === undefined || rest.length > 0) {
    throw new SignatureSvgError('not-svg', 'no viewBox of four numbers');
  }
  const bounds: Bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  const shapes = readShapes(root[2] ?? '', bounds);
  if (shapes.length === 0) throw new SignatureSvgError('empty', 'no stroke');
  return crop(shapes, bounds, padWidth, padHeight);
}

function readShapes(body: string, bounds: Bounds): InkShape[] {
  const shapes: InkShape[] = [];
  SHAPE.lastIndex = 0;
  let at = 0;
  while (at < body.length) {
    const match = SHAPE.exec(body);
    if (!match) {
      if (body.slice(at).trim() === '') break;
      throw new SignatureSvgError('element-refused', body.slice(at, at + 40));
    }
    at = SHAPE.lastIndex;
    shapes.push(readShape(match[1] ?? '', match[2] ?? '', bounds));
    if (shapes.length > MAX_SHAPES) throw new SignatureSvgError('too-large', 'too many strokes');
  }
  return shapes;
}

function readShape(name: string, attributeText: string, bounds: Bounds): InkShape {
  const allowed = SHAPE_ATTRIBUTES[name];
  if (!allowed) throw new SignatureSvgError('element-refused', name);
  const attributes = readAttributes(name, attributeText, allowed);
  const number = (key: string) => readNumber(attributes.get(key) ?? '');
  if (name === 'circle') {
    const [x, y, radius] = [number('cx'), number('cy'), Math.abs(number('r'))];
    extend(bounds, x, y, radius);
    return { kind: 'dot', x, y, radius };
  }
  const width = Math.abs(number('stroke-width'));
  const points =
    name === 'line'
      ? [number('x1'), number('y1'), number('x2'), number('y2')]
      : readCurve(attributes.get('d') ?? '');
  for (let index = 0; index < points.length; index += 2) {
    extend(bounds, points[index] ?? 0, points[index + 1] ?? 0, width / 2);
  }
  return { kind: 'stroke', points, width };
}

function readCurve(path: string): number[] {
  const match = CURVE.exec(path);
  if (!match) throw new SignatureSvgError('path-refused', path.slice(0, 60));
  return match.slice(1).map(readNumber);
}

function readAttributes(element: string, text: string, allowed: ReadonlySet<string>): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', value = ''] of text.matchAll(ATTRIBUTE)) {
    if (!allowed.has(name) || attributes.has(name)) {
      throw new SignatureSvgError('attribute-refused', `${element} ${name}`);
    }
    attributes.set(name, value);
  }
  return attributes;
}

function readNumber(text: string): number {
  const value = NUMBER.test(text) ? Number(text) : NaN;
  if (!(Math.abs(value) <= MAX_COORDINATE)) throw new SignatureSvgError('number-refused', text.slice(0, 40));
  return value;
}

function extend(bounds: Bounds, x: number, y: number, reach: number): void {
  bounds.left = Math.min(bounds.left, x - reach);
  bounds.top = Math.min(bounds.top, y - reach);
  bounds.right = Math.max(bounds.right, x + reach);
  bounds.bottom = Math.max(bounds.bottom, y + reach);
}

function crop(
  shapes: readonly InkShape[],
  bounds: Bounds,
  padWidth: number,
  padHeight: number,
): SignatureDrawing {
  const width = Math.max(bounds.right - bounds.left, padWidth * MIN_CROP_SHARE, 1);
  const height = Math.max(bounds.bottom - bounds.top, padHeight * MIN_CROP_SHARE, 1);
  return {
    shapes,
    left: (bounds.left + bounds.right - width) / 2,
    top: (bounds.top + bounds.bottom - height) / 2,
    width,
    height,
  };
}
