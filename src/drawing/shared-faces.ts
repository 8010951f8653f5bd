/**
 * Faces that are read once and used in every document. Their tables, which take long to decode, are shared; what a
 * document adds to a face is its own, since fontkit remembers with each glyph the character that it first stood for.
 */
import type { Font, FontCollection } from 'fontkit';
import { fontkitOfPdfkit } from './fontkit-of-pdfkit.ts';
import type { ShapedFace } from './shaping.ts';

/** What fontkit's typings leave out: a format is asked whether a file is of its kind, then made from it. */
interface Fontkit {
  create(data: Buffer): Font | FontCollection;
  registerFormat(format: Format): void;
}

interface Format {
  (stream: { readonly buffer: Uint8Array }): Font;
  probe(data: Uint8Array): boolean;
}

const fontkit = () => fontkitOfPdfkit() as Fontkit;

const PREFIX = 'shared face: ';
/** No path is longer; a font file is not searched beyond. */
const MAX_NAME = 4096;
const faces = new Map<string, ShapedFace>();

/** Opens a font file; throws TypeError when it holds several fonts. */
export function openFace(data: Buffer): Font {
  const font = fontkit().create(data);
  if ('fonts' in font) throw new TypeError('a collection of fonts where one face is expected');
  return font;
}

/** Answers what stands for the font file wherever fontkit opens one: each opening is a fresh face of the shared one. */
export function shareFace(name: string, face: ShapedFace): Buffer {
  if (faces.size === 0) fontkit().registerFormat(SHARED_FACES);
  faces.set(name, face);
  return Buffer.from(PREFIX + name);
}

/** fontkit makes fonts with `new`, and takes what the constructor answers. */
const SHARED_FACES = Object.assign(
  function openShared({ buffer }: { readonly buffer: Uint8Array }): Font {
    const face = faces.get(nameIn(buffer));
    if (face === undefined) throw new TypeError('a face that was not shared');
    return face.fresh();
  },
  { probe: (data: Uint8Array) => faces.has(nameIn(data)) },
);

function nameIn(data: Uint8Array): string {
  const text = Buffer.from(data.subarray(0, MAX_NAME)).toString();
  return text.startsWith(PREFIX) ? text.slice(PREFIX.length) : '';
}
