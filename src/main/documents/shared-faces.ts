/**
 * Faces that are read once and used in every document. Their tables, which take long to decode, are shared; what a
 * document adds to a face is its own, since fontkit remembers with each glyph the character that it first stood for.
 */
import { createRequire } from 'node:module';
import type { Font, FontCollection } from 'fontkit';

/** What fontkit's typings leave out: a format is asked whether a file is of its kind, then made from it. */
interface Fontkit {
  create(data: Buffer): Font | FontCollection;
  registerFormat(format: {
    new (stream: { readonly buffer: Uint8Array }): object;
    probe(data: Uint8Array): boolean;
  }): void;
}

// pdfkit requires it: an import would be another copy, with formats of its own.
const fontkit = createRequire(import.meta.url)('fontkit') as Fontkit;

const PREFIX = 'shared face: ';
const faces = new Map<string, Font>();

/** Opens a font file; throws TypeError when it holds several fonts. */
export function openFace(data: Buffer): Font {
  const font = fontkit.create(data);
  if ('fonts' in font) throw new TypeError('a collection of fonts where one face is expected');
  return font;
}

/** The same face with no glyph seen yet: equal texts give equal results, whatever was laid out before. */
export function freshFace(face: Font): Font {
  return Object.assign(Object.create(face) as Font, { _glyphs: {} });
}

/** Answers what stands for the font file wherever fontkit opens one: each opening is a fresh face of the shared one. */
export function shareFace(name: string, face: Font): Buffer {
  if (faces.size === 0) fontkit.registerFormat(SharedFace);
  faces.set(name, face);
  return Buffer.from(PREFIX + name);
}

/** fontkit makes fonts with `new`, and takes what the constructor answers. */
class SharedFace {
  constructor({ buffer }: { readonly buffer: Uint8Array }) {
    const face = faces.get(nameIn(buffer));
    if (face === undefined) throw new TypeError('a face that was not shared');
    return freshFace(face);
  }

  static probe(data: Uint8Array): boolean {
    return faces.has(nameIn(data));
  }
}

function nameIn(data: Uint8Array): string {
  const text = Buffer.from(data.subarray(0, 200)).toString('latin1');
  return text.startsWith(PREFIX) ? text.slice(PREFIX.length) : '';
}
