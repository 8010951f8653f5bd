/** What a signature field shows: text and ink in a form of its own, with the fonts that it takes. Lengths in points. */
import type { NewObject } from '../../pdf/append-revision.ts';
import { dictionarySource, numberSource, referenceSource } from '../../pdf/pdf-source.ts';
import { INK, MUTED } from '../../documents/minutes-layout.ts';
import type { Faces } from '../faces.ts';
import type { SafeText } from '../safe-text.ts';
import type { InkShape, SignatureDrawing } from '../../documents/signature-svg.ts';
import { createSignatureFont, FACE_OBJECT_COUNT, type SignatureFont, type TagOf } from './signature-font.ts';

/** How far the handles of four Bézier curves lie that make a circle of radius 1. */
const CIRCLE_HANDLE = 0.5523;

const COLOURS = { ink: colour(INK), muted: colour(MUTED) } as const;

type Face = 'normal' | 'italics';

/** A face of the main family, or the same of the second one. */
type FontKey = Face | `fallback-${Face}`;

const FONT_NAMES: Readonly<Record<FontKey, string>> = {
  normal: 'F1',
  italics: 'F2',
  'fallback-normal': 'F3',
  'fallback-italics': 'F4',
};

export interface TextStyle {
  readonly face: Face;
  readonly size: number;
  readonly colour: keyof typeof COLOURS;
}

export class AppearanceCanvas {
  readonly width: number;
  readonly height: number;
  readonly #fonts: Faces;
  readonly #safe: SafeText;
  readonly #opened = new Map<FontKey, SignatureFont>();
  readonly #shown = new Set<FontKey>();
  readonly #operators: string[] = [];

  /** `safe` is the filter that the texts went through. */
  constructor(fonts: Faces, safe: SafeText, width: number, height: number) {
    this.width = width;
    this.height = height;
    this.#fonts = fonts;
    this.#safe = safe;
  }

  /** Width of a text at size 1. */
  unitWidth(text: string, face: Face): number {
    return this.#runs(text, face).reduce((sum, run) => sum + this.#font(run.key).width(run.text, 1), 0);
  }

  /** Breaks a text between words over so many lines at most; the last one takes what is left. */
  wrapped(text: string, maxLines: number, { face, size }: TextStyle): string[] {
    const lines: string[] = [];
    for (const word of text.split(' ')) {
      const last = lines.at(-1);
      const longer = last === undefined ? word : `${last} ${word}`;
      const fits = this.unitWidth(longer, face) * size <= this.width;
      if (last !== undefined && (fits || lines.length === maxLines)) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  }

  /** Shows one line from the left, its baseline at y from the bottom; it shrinks rather than leave the field. */
  line(text: string, x: number, y: number, { face, size, colour: ink }: TextStyle): void {
    const fitted = Math.min(size, (this.width - x) / this.unitWidth(text, face));
    const place = [x, y].map(numberSource).join(' ');
    // Where a run ends is where the next one starts.
    this.#runs(text, face).forEach(({ key, text: part }, index, { length }) => {
      this.#shown.add(key);
      const font = `/${FONT_NAMES[key]} ${numberSource(fitted)} Tf`;
      this.#operators.push(
        index === 0 ? `BT ${COLOURS[ink]} rg ${font} 1 0 0 1 ${place} Tm` : font,
        `${this.#font(key).show(part)} TJ${index === length - 1 ? ' ET' : ''}`,
      );
    });
  }

  #runs(text: string, face: Face): { readonly key: FontKey; readonly text: string }[] {
    return this.#safe
      .runs(text)
      .map((run) => ({ key: run.isFallback ? (`fallback-${face}` as const) : face, text: run.text }));
  }

  #font(key: FontKey): SignatureFont {
    const known = this.#opened.get(key);
    if (known !== undefined) return known;
    const family = key.startsWith('fallback-') ? this.#fonts.fallback : this.#fonts.main;
    const opened = createSignatureFont(family.shaped[key.endsWith('italics') ? 'italics' : 'normal'].fresh());
    this.#opened.set(key, opened);
    return opened;
  }

  /** Draws handwriting, the bottom left corner of its crop at x and y from the bottom. */
  drawing({ shapes, left, top, height }: SignatureDrawing, x: number, y: number, scale: number): void {
    const offset = [x - left * scale, y + (top + height) * scale];
    const matrix = [scale, 0, 0, -scale, ...offset].map(numberSource).join(' ');
    const strokes = shapes.map(shapeOperators);
    this.#operators.push(`q ${matrix} cm ${COLOURS.ink} RG ${COLOURS.ink} rg 1 J`, ...strokes, 'Q');
  }

  /** Objects that hold the appearance, streams as they are; the first number is the form's. */
  objects(firstNumber: number, tagOf: TagOf): NewObject[] {
    const keys = [...this.#shown];
    const fontNumber = (index: number) => firstNumber + 1 + index * FACE_OBJECT_COUNT;
    const fonts = Object.fromEntries(
      keys.map((key, index) => [FONT_NAMES[key], referenceSource(fontNumber(index))]),
    );
    const form = {
      number: firstNumber,
      entries: {
        Type: '/XObject',
        Subtype: '/Form',
        FormType: '1',
        BBox: `[0 0 ${numberSource(this.width)} ${numberSource(this.height)}]`,
        Resources: dictionarySource({ Font: dictionarySource(fonts) }),
      },
      data: new Uint8Array(Buffer.from(this.#operators.join('\n'), 'latin1')),
    };
    return [form, ...keys.flatMap((key, index) => this.#font(key).objects(fontNumber(index), tagOf))];
  }
}

function shapeOperators(shape: InkShape): string {
  if (shape.kind === 'dot') return circle(shape.x, shape.y, shape.radius);
  const [x = 0, y = 0, ...others] = shape.points;
  const operator = others.length === 2 ? 'l' : 'c';
  const numbers = (values: readonly number[]) => values.map(numberSource).join(' ');
  return `${numberSource(shape.width)} w ${numbers([x, y])} m ${numbers(others)} ${operator} S`;
}

function circle(x: number, y: number, radius: number): string {
  const handle = radius * CIRCLE_HANDLE;
  const quarter = (...points: number[]) => `${points.map(numberSource).join(' ')} c`;
  return [
    `${numberSource(x + radius)} ${numberSource(y)} m`,
    quarter(x + radius, y + handle, x + handle, y + radius, x, y + radius),
    quarter(x - handle, y + radius, x - radius, y + handle, x - radius, y),
    quarter(x - radius, y - handle, x - handle, y - radius, x, y - radius),
    quarter(x + handle, y - radius, x + radius, y - handle, x + radius, y),
    'f',
  ].join(' ');
}

/** Red, green and blue from 0 to 1 as operands. */
function colour(hex: string): string {
  return [1, 3, 5].map((at) => numberSource(parseInt(hex.slice(at, at + 2), 16) / 255)).join(' ');
}
