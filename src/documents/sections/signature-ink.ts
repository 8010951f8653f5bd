/** A signature drawn in the page itself: for copies, since an original has it in its field. */
import type { Content } from 'pdfmake/interfaces';
import { INK } from '../minutes-layout.ts';
import { drawnPlace, FOOT, typedSize } from '../signature-place.ts';
import { type InkShape, readSignature, type SignatureDrawing } from '../signature-svg.ts';

/** Mean advance of the italic, and height of its line, at size 1. */
const MEAN_ADVANCE = 0.52;
const LINE_BOX = 1.26;

/** The ink over a line of that width; it takes `height`, down to the line. */
export function inkContent(svg: string, width: number, height: number): Content {
  const signature = readSignature(svg);
  if (signature.kind === 'typed') return typedName(signature.name, width, height);
  const { drawing } = signature;
  const { scale, x } = drawnPlace(drawing, { width, height });
  const drawnHeight = drawing.height * scale;
  return {
    svg: markup(drawing),
    width: drawing.width * scale,
    height: drawnHeight,
    margin: [x, height - FOOT - drawnHeight, 0, FOOT],
  };
}

/** A typed name in italics on one line. */
function typedName(name: string, width: number, height: number): Content {
  const fontSize = typedSize(Array.from(name).length * MEAN_ADVANCE, width);
  return {
    text: name,
    italics: true,
    fontSize,
    lineHeight: 1,
    noWrap: true,
    alignment: 'center',
    margin: [0, height - FOOT - fontSize * LINE_BOX, 0, FOOT],
  };
}

function markup({ shapes, left, top, width, height }: SignatureDrawing): string {
  const box = [left, top, width, height].map((value) => value.toFixed(3)).join(' ');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" width="${width.toFixed(3)}" ` +
    `height="${height.toFixed(3)}">${shapes.map(shapeMarkup).join('')}</svg>`
  );
}

function shapeMarkup(shape: InkShape): string {
  if (shape.kind === 'dot') {
    const { x, y, radius } = shape;
    return `<circle cx="${String(x)}" cy="${String(y)}" r="${String(radius)}" fill="${INK}"/>`;
  }
  const [x, y, ...others] = shape.points.map(String);
  const command = others.length === 2 ? 'L' : 'C';
  return (
    `<path d="M ${x ?? ''} ${y ?? ''} ${command} ${others.join(' ')}" fill="none" stroke="${INK}" ` +
    `stroke-width="${String(shape.width)}" stroke-linecap="round"/>`
  );
}
