/** One face of the minutes inside an appearance: lays out its texts, and embeds the glyphs that they take. */
import type { Font } from 'fontkit';
import type { NewObject } from '../../pdf/append-revision.ts';
import { dictionarySource, nameSource, numberSource, referenceSource } from '../../pdf/pdf-source.ts';

/** Number of objects that an embedded face takes. */
export const FACE_OBJECT_COUNT = 6;

/** Bits of a font descriptor: symbolic, since the glyphs have numbers of our own; italic. */
const SYMBOLIC = 4;
const ITALIC = 64;

/** A subset as it is; its typings have other arguments and answers. */
interface GlyphSubset {
  /** Answers the glyph's number in the subset. */
  includeGlyph(id: number): number;
  encode(): Uint8Array;
}

interface UsedGlyph {
  readonly advance: number;
  readonly codePoints: readonly number[];
}

/**
 * Six capitals that tell a subset from the others of a document, for its font program and the number of its first object:
 * whoever writes one makes them, and whoever draws it again repeats those that are there.
 */
export type TagOf = (program: Uint8Array, number: number) => string;

export interface SignatureFont {
  /** Width of a text on one line, in points. */
  width(text: string, size: number): number;
  /** Operand of TJ that shows the text, kerned. */
  show(text: string): string;
  /** Objects that embed what was shown so far, streams as they are; the first number is the font's. */
  objects(firstNumber: number, tagOf: TagOf): NewObject[];
}

/** Starts an empty subset of a face. */
export function createSignatureFont(font: Font): SignatureFont {
  const subset = font.createSubset() as unknown as GlyphSubset;
  const scale = 1000 / font.unitsPerEm;
  // Glyph 0 is the one for what a font lacks; it is always embedded and never shown.
  const used: UsedGlyph[] = [{ advance: font.getGlyph(0).advanceWidth * scale, codePoints: [0xfffd] }];
  return {
    width: (text, size) => (font.layout(text).advanceWidth * scale * size) / 1000,
    show: (text) => {
      const { glyphs, positions } = font.layout(text);
      const parts = glyphs.map((glyph, index) => {
        const id = subset.includeGlyph(glyph.id);
        const advance = glyph.advanceWidth * scale;
        used[id] ??= { advance, codePoints: glyph.codePoints };
        const kerning = advance - (positions[index]?.xAdvance ?? glyph.advanceWidth) * scale;
        const code = `<${id.toString(16).padStart(4, '0')}>`;
        return Math.abs(kerning) < 0.5 ? code : `${code} ${numberSource(kerning)}`;
      });
      return `[${parts.join(' ')}]`;
    },
    objects: (firstNumber, tagOf) => fontObjects(font, subset, used, { first: firstNumber, tagOf }),
  };
}

function fontObjects(
  font: Font,
  subset: GlyphSubset,
  used: readonly UsedGlyph[],
  { first, tagOf }: { readonly first: number; readonly tagOf: TagOf },
): NewObject[] {
  const [type0, cid, descriptor, file, unicode, cidSet] = Array.from(
    { length: FACE_OBJECT_COUNT },
    (_, index) => first + index,
  ) as [number, number, number, number, number, number];
  const program = Buffer.from(subset.encode());
  const name = nameSource(`${tagOf(program, first)}+${font.postscriptName}`);
  const scale = (value: number) => numberSource((value * 1000) / font.unitsPerEm);
  const { bbox } = font;
  return [
    {
      number: type0,
      source: dictionarySource({
        Type: '/Font',
        Subtype: '/Type0',
        BaseFont: name,
        Encoding: '/Identity-H',
        DescendantFonts: `[${referenceSource(cid)}]`,
        ToUnicode: referenceSource(unicode),
      }),
    },
    {
      number: cid,
      source: dictionarySource({
        Type: '/Font',
        Subtype: '/CIDFontType2',
        BaseFont: name,
        CIDSystemInfo: '<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>',
        FontDescriptor: referenceSource(descriptor),
        W: `[0 [${used.map(({ advance }) => numberSource(advance)).join(' ')}]]`,
        CIDToGIDMap: '/Identity',
      }),
    },
    {
      number: descriptor,
      source: dictionarySource({
        Type: '/FontDescriptor',
        FontName: name,
        Flags: String(SYMBOLIC | (font.italicAngle === 0 ? 0 : ITALIC)),
        FontBBox: `[${[bbox.minX, bbox.minY, bbox.maxX, bbox.maxY].map(scale).join(' ')}]`,
        ItalicAngle: numberSource(font.italicAngle),
        Ascent: scale(font.ascent),
        Descent: scale(font.descent),
        CapHeight: scale(heightOf(font.capHeight, font)),
        XHeight: scale(heightOf(font.xHeight, font)),
        StemV: '0',
        FontFile2: referenceSource(file),
        CIDSet: referenceSource(cidSet),
      }),
    },
    { number: file, entries: {}, data: new Uint8Array(program) },
    { number: unicode, entries: {}, data: new Uint8Array(Buffer.from(unicodeMap(used), 'latin1')) },
    { number: cidSet, entries: {}, data: allBits(program) },
  ];
}

/** A height that a face need not state: then that of its highest letters is said. */
function heightOf(stated: number | undefined, { ascent }: Font): number {
  return stated ?? ascent;
}

/** One bit for each glyph of the program, parts of compound glyphs included. */
function allBits(program: Buffer): Uint8Array {
  const count = glyphCount(program);
  return Uint8Array.from({ length: Math.ceil(count / 8) }, (_, index) => {
    const rest = count - index * 8;
    return rest >= 8 ? 0xff : (0xff << (8 - rest)) & 0xff;
  });
}

/** Number of glyphs of a TrueType program, from its table `maxp`. */
function glyphCount(program: Buffer): number {
  const tableCount = program.readUInt16BE(4);
  for (let entry = 12; entry < 12 + tableCount * 16; entry += 16) {
    if (program.toString('latin1', entry, entry + 4) === 'maxp') {
      return program.readUInt16BE(program.readUInt32BE(entry + 8) + 4);
    }
  }
  throw new Error('a font without a table of its size');
}

/** What each glyph stands for, so that the text can be searched and read aloud. */
function unicodeMap(used: readonly UsedGlyph[]): string {
  const lines = used.map(({ codePoints }, id) => {
    const units = Buffer.from(String.fromCodePoint(...codePoints), 'utf16le').swap16();
    return `<${id.toString(16).padStart(4, '0')}> <${units.toString('hex')}>`;
  });
  // A block holds at most a hundred lines.
  const blocks = Array.from({ length: Math.ceil(lines.length / 100) }, (_, index) => {
    const block = lines.slice(index * 100, (index + 1) * 100);
    return `${String(block.length)} beginbfchar\n${block.join('\n')}\nendbfchar`;
  });
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange',
    '<0000> <ffff>',
    'endcodespacerange',
    ...blocks,
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
  ].join('\n');
}
