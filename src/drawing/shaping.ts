/**
 * Remembers how a face lays out a text, since documents share most of their words and laying them out takes longest of
 * all. What is kept are numbers; each document is given glyphs of its own for them, in the same way the first time as
 * any other, so that its bytes do not depend on what is remembered.
 */
import type { Font, GlyphRun } from 'fontkit';

type Features = readonly string[] | Readonly<Record<string, boolean>>;

interface ShapedGlyph {
  readonly id: number;
  readonly codePoints: readonly number[];
  readonly xAdvance: number;
  readonly yAdvance: number;
  readonly xOffset: number;
  readonly yOffset: number;
}

/** fontkit's own memory of the glyphs of a face, with the characters that each first stood for. */
interface GlyphMemory {
  _glyphs: Record<number, unknown>;
  getGlyph(id: number, codePoints: readonly number[]): GlyphRun['glyphs'][number];
}

/** A word or a line takes about a kilobyte; beyond this the memory starts anew. */
const MAX_TEXTS = 20_000;

export interface ShapedFace {
  /** The same face with no glyph seen yet: equal texts give equal results, whatever was laid out before. */
  fresh(): Font;
}

/** Makes faces that share the tables of this one, and the memory of its layouts. */
export function createShapedFace(face: Font): ShapedFace {
  const recorder = Object.create(face) as Font & GlyphMemory;
  const memory = new Map<string, readonly ShapedGlyph[]>();

  function shaped(text: string, features: Features | undefined): readonly ShapedGlyph[] {
    const key = `${features === undefined ? '' : JSON.stringify(features)}\n${text}`;
    const known = memory.get(key);
    if (known !== undefined) return known;
    if (memory.size >= MAX_TEXTS) memory.clear();
    // Otherwise a glyph would answer with the characters of an earlier text.
    recorder._glyphs = {};
    const { glyphs, positions } = recorder.layout(text, features as string[]);
    const result = glyphs.map(({ id, codePoints }, index): ShapedGlyph => {
      const { xAdvance = 0, yAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {};
      return { id, codePoints, xAdvance, yAdvance, xOffset, yOffset };
    });
    memory.set(key, result);
    return result;
  }

  return {
    fresh: () => {
      const fresh = Object.create(face) as Font & GlyphMemory;
      fresh._glyphs = {};
      fresh.layout = (text, features) => runOf(shaped(text, features), fresh);
      return fresh;
    },
  };
}

/** What callers use of a run. They scale its positions in place, and read its width after that. */
function runOf(shaped: readonly ShapedGlyph[], face: GlyphMemory): GlyphRun {
  const run = {
    glyphs: shaped.map(({ id, codePoints }) => face.getGlyph(id, codePoints)),
    positions: shaped.map(({ xAdvance, yAdvance, xOffset, yOffset }) => ({
      xAdvance,
      yAdvance,
      xOffset,
      yOffset,
    })),
    get advanceWidth() {
      return run.positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
    },
  };
  return run as unknown as GlyphRun;
}
