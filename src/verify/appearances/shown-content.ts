/**
 * What the appearance of a signature draws: lines of text, and above them ink or a typed name. Only the operators that the
 * application writes are read, each in the one form in which it writes it.
 */
import type { PageFont } from '../pages/page-content.types.ts';

/** One line of text, as it is written. */
export interface ShownLine {
  readonly text: string;
  /** Red, green and blue, as they are written. */
  readonly colour: string;
  /** Names of the faces, in order. */
  readonly faces: readonly string[];
  readonly size: number;
  readonly x: number;
  readonly y: number;
  /** At size 1. */
  readonly unitWidth: number;
}

/** Handwriting: its colours, and the box around all that the pen touched. */
export interface ShownInk {
  readonly colours: readonly string[];
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

export interface ShownContent {
  readonly ink: ShownInk | null;
  readonly lines: readonly ShownLine[];
}

const NUMBER = '-?\\d+(?:\\.\\d{1,4})?';
const numbers = (count: number) => Array.from({ length: count }, () => NUMBER).join(' ');
const LINE_START = new RegExp(
  `^BT (${numbers(3)}) rg (/F[1-4]) (${NUMBER}) Tf 1 0 0 1 (${NUMBER}) (${NUMBER}) Tm$`,
);
const LINE_GOES_ON = new RegExp(`^(/F[1-4]) (${NUMBER}) Tf$`);
const ELEMENT = `(?:<[0-9a-f]{4}>|${NUMBER})`;
// Apart by spaces: digits that may end anywhere would be tried in every way.
const SHOWN = new RegExp(`^\\[((?:${ELEMENT}(?: ${ELEMENT})*)?)\\] TJ( ET)?$`);
const INK_START = new RegExp(`^q (${numbers(6)}) cm (${numbers(3)}) RG (${numbers(3)}) rg 1 J$`);
const STROKE = new RegExp(`^(${NUMBER}) w (${numbers(2)}) m (${numbers(6)} c|${numbers(2)} l) S$`);
const DOT = new RegExp(`^(${numbers(2)}) m(?: ${numbers(6)} c){4} f$`);
/** Kerning moves a glyph by less than this, in thousandths of the size. */
const MAX_KERNING = 400;
/** No letter is narrower, save the marks that stand over another. */
const MIN_WIDTH = 100;
const MAX_WIDTH = 2_000;
/** What signature_pad draws has at most as many strokes. */
const MAX_STROKES = 10_000;

/** Reads an appearance (one character for each byte); null when anything is drawn otherwise than by the application. */
export function shownContent(source: string, fonts: ReadonlyMap<string, PageFont>): ShownContent | null {
  const rows = source.split('\n');
  if (rows.length > MAX_STROKES + 100) return null;
  const inkEnd = rows[0]?.startsWith('q ') === true ? rows.indexOf('Q') : -1;
  const ink = inkEnd > 0 ? readInk(rows.slice(0, inkEnd)) : null;
  if (inkEnd > 0 && ink === null) return null;
  const lines = readLines(rows.slice(inkEnd + 1), fonts);
  return lines === null ? null : { ink, lines };
}

function readInk([start = '', ...strokes]: readonly string[]): ShownInk | null {
  const [, matrix = '', stroked = '', filled = ''] = INK_START.exec(start) ?? [];
  const [a = NaN, b, c, d, e = NaN, f = NaN] = matrix.split(' ').map(Number);
  // Upright, in one scale, the drawing's y downwards.
  if (!(a > 0) || b !== 0 || c !== 0 || d !== -a) return null;
  const box = { left: Infinity, right: -Infinity, bottom: Infinity, top: -Infinity };
  for (const stroke of strokes) {
    const [, width = '0', from, to = ''] = STROKE.exec(stroke) ?? [];
    if (from === undefined && !DOT.test(stroke)) return null;
    const points = (from === undefined ? stroke : `${from} ${to}`).match(/-?\d+(\.\d+)?/g)?.map(Number) ?? [];
    const reach = (Number(width) / 2) * a;
    for (let index = 0; index + 1 < points.length; index += 2) {
      const [x, y] = [a * (points[index] ?? 0) + e, f - a * (points[index + 1] ?? 0)];
      box.left = Math.min(box.left, x - reach);
      box.right = Math.max(box.right, x + reach);
      box.bottom = Math.min(box.bottom, y - reach);
      box.top = Math.max(box.top, y + reach);
    }
  }
  return { colours: [stroked, filled], ...box };
}

function readLines(rows: readonly string[], fonts: ReadonlyMap<string, PageFont>): ShownLine[] | null {
  const lines: ShownLine[] = [];
  let open: ShownLine | null = null;
  for (let at = 0; at < rows.length; at += 2) {
    const begun: ShownLine | null =
      open === null ? begunLine(rows[at] ?? '') : continuedLine(open, rows[at] ?? '');
    const [, operand, end] = SHOWN.exec(rows[at + 1] ?? '') ?? [];
    const font = fonts.get(begun?.faces.at(-1) ?? '');
    const run = operand === undefined || font === undefined ? null : readRun(operand, font);
    if (begun === null || run === null) return null;
    const line: ShownLine = {
      ...begun,
      text: begun.text + run.text,
      unitWidth: begun.unitWidth + run.width / 1_000,
    };
    open = end === undefined ? line : null;
    if (open === null) lines.push(line);
  }
  return open === null ? lines : null;
}

function begunLine(row: string): ShownLine | null {
  const parts = LINE_START.exec(row);
  if (parts === null) return null;
  const [, colour = '', face = '', size, x, y] = parts;
  return { text: '', colour, faces: [face], size: Number(size), x: Number(x), y: Number(y), unitWidth: 0 };
}

/** Another face goes on where the one before it ended, in the same size. */
function continuedLine(line: ShownLine, row: string): ShownLine | null {
  const [, face, size] = LINE_GOES_ON.exec(row) ?? [];
  return face === undefined || Number(size) !== line.size ? null : { ...line, faces: [...line.faces, face] };
}

/** Glyphs one after another, at most one shift between two of them. */
function readRun(operand: string, font: PageFont): { text: string; width: number } | null {
  let [text, width, wasShift] = ['', 0, true];
  for (const part of operand.split(' ')) {
    const isGlyph = part.startsWith('<');
    if (!isGlyph) {
      const shift = Number(part);
      if (wasShift || !(Math.abs(shift) <= MAX_KERNING)) return null;
      width -= shift;
    } else {
      const code = parseInt(part.slice(1), 16);
      const character = font.map.get(code);
      const advance = font.widths.get(code) ?? NaN;
      const isMark = character !== undefined && /^\p{M}*$/u.test(character);
      if (
        character === undefined ||
        code === 0 ||
        !(advance >= (isMark ? 0 : MIN_WIDTH) && advance <= MAX_WIDTH)
      ) {
        return null;
      }
      text += character;
      width += advance;
    }
    wasShift = !isGlyph;
  }
  return { text, width };
}
