/**
 * What a page draws. Only the operators that the application writes are read, in the way in which it writes them: upright
 * text in ink, thin lines and small marks. Anything else could show what the text does not say, or hide what it says.
 */
import { MarkedContent } from './marked-content.ts';
import { IDENTITY, type Matrix, multiplied, scaleOf, transformed } from './matrix.ts';
import type { Mark, PageContent, PageFont, Word } from './page-content.types.ts';
import type { ReadingBudget } from './reading-budget.ts';

interface GraphicsState {
  readonly matrix: Matrix;
  readonly fill: readonly number[];
  readonly lineWidth: number;
  readonly isClipped: boolean;
}

/** How many operands each operator has; those of the others are looked at where they are read. */
const OPERANDS: Readonly<Record<string, number>> = {
  ...{ q: 0, Q: 0, cm: 6, gs: 1, J: 1, j: 1, M: 1, d: 3, cs: 1, CS: 1, scn: 3, SCN: 3, w: 1, EMC: 0 },
  ...{ BT: 0, ET: 0, Tm: 6, Tf: 2, Tc: 1, re: 4, m: 2, l: 2, c: 6, h: 0, W: 0, n: 0, f: 0, S: 0 },
};
/** Operators whose operands are not all numbers. */
const NAMED = new Set(['gs', 'cs', 'CS', 'Tf', 'BDC', 'TJ', 'd']);
/** Lines end at their end and meet in a short point. */
const LINE_STYLES = new Set(['0 J', '0 j', '4 M', '[ ] 0 d']);
/** As the application writes numbers: readers agree on these, and not on exponents, signs or bases. */
const NUMBER = /^-?\d+(\.\d+)?$/;
/** Names without escapes, texts in hexadecimal, arrays, and the brackets of a tag's properties. */
const OPERAND = /^(-?\d+(\.\d+)?|\/[A-Za-z0-9]+|<[0-9a-fA-F]*>|[[\]<>])$/;
const TOKEN = /\/[^\s<>[\]()/%]+|<[0-9a-fA-F]*>|[[\]]|[^\s<>[\]()/%]+|\S/g;
const MAX_POINTS = 1_000_000;
/** Text is in ink: lighter than this, it could not be read on white. */
const LIGHTEST_INK = 0.5;
const SIZES = { least: 4, most: 40 };
const MAX_SPACING = 3;
/** Kerning moves a glyph by less than this, in thousandths of the size. */
const MAX_KERNING = 400;
const MAX_LINE_WIDTH = 3;
const DEFAULT_WIDTH = 500;

/** Reads a content stream (one character for each byte), at the expense of the document's budget. */
export function readPageContent(
  source: string,
  fonts: ReadonlyMap<string, PageFont>,
  budget: ReadingBudget,
): PageContent {
  const reader = new ContentReader(fonts);
  for (const [token] of source.matchAll(TOKEN)) {
    budget.tokens -= 1;
    if (budget.tokens < 0) return { ...reader.content, foreign: 'size' };
    reader.take(token);
    if (reader.content.foreign !== null) break;
  }
  reader.end();
  return reader.content;
}

class ContentReader {
  readonly #fonts: ReadonlyMap<string, PageFont>;
  readonly #words: Word[] = [];
  readonly #marks: Mark[] = [];
  readonly #stack: GraphicsState[] = [];
  #state: GraphicsState = { matrix: IDENTITY, fill: [0, 0, 0], lineWidth: 1, isClipped: false };
  #operands: string[] = [];
  #points: (readonly [number, number])[] = [];
  #isClipWanted = false;
  readonly #tags = new MarkedContent();
  #text: { x: number; y: number; isPlaced: boolean } | null = null;
  #font: { font: PageFont; size: number } | null = null;
  #spacing = 0;
  #foreign: string | null = null;

  constructor(fonts: ReadonlyMap<string, PageFont>) {
    this.#fonts = fonts;
  }

  get content(): PageContent {
    return { words: this.#words, marks: this.#marks, roles: this.#tags.roles, foreign: this.#foreign };
  }

  end(): void {
    if (!this.#tags.isSound) this.#foreign ??= 'BDC';
  }

  take(token: string): void {
    if (!/^[A-Za-z'"*]/.test(token)) {
      this.#operands.push(token);
      if (!OPERAND.test(token) || this.#operands.length > MAX_OPERANDS) this.#foreign = 'operands';
      return;
    }
    const operands = this.#operands;
    this.#operands = [];
    if (!areWritten(token, operands) || !this.#isUnderstood(token, operands)) {
      this.#foreign = token.slice(0, 20);
    }
  }

  #isUnderstood(operator: string, operands: readonly string[]): boolean {
    const numbers = operands.map(Number);
    switch (operator) {
      case 'q':
        this.#stack.push(this.#state);
        return this.#stack.length < 64 && this.#text === null;
      case 'Q':
        return this.#restore();
      case 'cm':
        return this.#transform(numbers);
      case 'gs':
        return this.#text === null;
      case 'J':
      case 'j':
      case 'M':
      case 'd':
        return this.#text === null && LINE_STYLES.has(`${operands.join(' ')} ${operator}`);
      case 'cs':
      case 'CS':
        return operands[0] === '/DeviceRGB';
      case 'scn':
        this.#state = { ...this.#state, fill: numbers };
        return areColours(numbers);
      case 'SCN':
        return areColours(numbers);
      case 'w':
        this.#state = { ...this.#state, lineWidth: numbers[0] ?? 0 };
        return isBetween(numbers[0], 0, MAX_LINE_WIDTH);
      case 'BDC':
        return this.#text === null && this.#tags.begin(operands.join(' '));
      case 'EMC':
        return this.#text === null && this.#tags.end();
      case 'BT':
      case 'ET':
      case 'Tm':
      case 'Tf':
      case 'Tc':
      case 'TJ':
        return this.#isTextUnderstood(operator, operands, numbers);
      default:
        return this.#isPathUnderstood(operator, numbers);
    }
  }

  #restore(): boolean {
    const state = this.#stack.pop();
    if (state === undefined || this.#text !== null) return false;
    this.#state = state;
    this.#spacing = 0;
    this.#font = null;
    return true;
  }

  #transform(numbers: readonly number[]): boolean {
    if (numbers.length !== 6 || !numbers.every(Number.isFinite) || this.#text !== null) return false;
    const matrix = multiplied(numbers as unknown as Matrix, this.#state.matrix);
    this.#state = { ...this.#state, matrix };
    return true;
  }

  #isTextUnderstood(operator: string, operands: readonly string[], numbers: readonly number[]): boolean {
    if (operator === 'BT') {
      this.#text = { x: 0, y: 0, isPlaced: false };
      this.#spacing = 0;
      this.#font = null;
      return true;
    }
    if (this.#text === null) return false;
    switch (operator) {
      case 'ET':
        this.#text = null;
        return true;
      case 'Tm': {
        const [a, b, c, d, x = NaN, y = NaN] = numbers;
        this.#text = { x, y, isPlaced: true };
        return a === 1 && b === 0 && c === 0 && d === 1 && Number.isFinite(x) && Number.isFinite(y);
      }
      case 'Tf': {
        const font = this.#fonts.get(operands[0]?.slice(1) ?? '');
        const size = numbers[1] ?? NaN;
        if (font === undefined || !isBetween(size, SIZES.least, SIZES.most)) return false;
        this.#font = { font, size };
        return true;
      }
      case 'Tc':
        this.#spacing = numbers[0] ?? NaN;
        return isBetween(this.#spacing, 0, MAX_SPACING);
      default:
        return this.#show(operands);
    }
  }

  /** Upright text of the page's own scale, in ink, that no clip cuts. */
  #show(operands: readonly string[]): boolean {
    const { fill, isClipped, matrix } = this.#state;
    const [font, text] = [this.#font, this.#text];
    const isUpright = IDENTITY.slice(0, 4).every(
      (value, index) => Math.abs((matrix[index] ?? 0) - value) < 1e-9,
    );
    if (font === null || text?.isPlaced !== true || !isUpright || isClipped) return false;
    if (!fill.every((part) => part <= LIGHTEST_INK)) return false;
    let [shown, width, wasShifted] = ['', 0, false];
    if (operands[0] !== '[' || operands.at(-1) !== ']') return false;
    for (const operand of operands.slice(1, -1)) {
      if (!operand.startsWith('<')) {
        const shift = NUMBER.test(operand) ? Number(operand) : NaN;
        // One shift between two glyphs; several would add up.
        if (wasShifted || !isBetween(Math.abs(shift), 0, MAX_KERNING)) return false;
        wasShifted = true;
        width -= (shift / 1000) * font.size;
        continue;
      }
      wasShifted = false;
      const codes = operand.slice(1, -1).match(/.{4}/g) ?? [];
      if (codes.length * 4 !== operand.length - 2) return false;
      for (const code of codes) {
        const number = parseInt(code, 16);
        const character = font.font.map.get(number);
        if (character === undefined) return false;
        shown += character;
        width += ((font.font.widths.get(number) ?? DEFAULT_WIDTH) / 1000) * font.size + this.#spacing;
      }
    }
    const [x, y] = transformed(matrix, text.x, text.y);
    this.#words.push({ text: shown, x, y, size: font.size, width, isArtifact: this.#tags.draw() });
    // What follows would be shown after it, which the application never does.
    this.#text = { ...text, isPlaced: false };
    return true;
  }

  #isPathUnderstood(operator: string, numbers: readonly number[]): boolean {
    if (this.#text !== null || !numbers.every(Number.isFinite)) return false;
    switch (operator) {
      case 're': {
        const [x = 0, y = 0, width = 0, height = 0] = numbers;
        return this.#add([x, y, x + width, y, x + width, y + height, x, y + height]);
      }
      case 'm':
      case 'l':
      case 'c':
        return this.#add(numbers);
      case 'h':
        return true;
      case 'W':
        this.#isClipWanted = true;
        return true;
      case 'n':
        if (this.#isClipWanted) this.#state = { ...this.#state, isClipped: true };
        return this.#endPath();
      case 'f':
        return this.#paint(0);
      case 'S':
        return this.#paint((this.#state.lineWidth / 2) * scaleOf(this.#state.matrix));
      default:
        return false;
    }
  }

  #add(numbers: readonly number[]): boolean {
    for (let index = 0; index + 1 < numbers.length; index += 2) {
      this.#points.push(transformed(this.#state.matrix, numbers[index] ?? 0, numbers[index + 1] ?? 0));
    }
    return this.#points.length < MAX_POINTS;
  }

  #paint(reach: number): boolean {
    if (this.#points.length > 0) {
      const bounds = { left: Infinity, right: -Infinity, bottom: Infinity, top: -Infinity };
      for (const [x, y] of this.#points) {
        bounds.left = Math.min(bounds.left, x - reach);
        bounds.right = Math.max(bounds.right, x + reach);
        bounds.bottom = Math.min(bounds.bottom, y - reach);
        bounds.top = Math.max(bounds.top, y + reach);
      }
      this.#marks.push(bounds);
      this.#tags.draw();
    }
    return this.#endPath();
  }

  #endPath(): boolean {
    this.#points = [];
    this.#isClipWanted = false;
    return true;
  }
}

const MAX_OPERANDS = 4_096;
/** Whether the operator has the operands that the application gives it, no fewer and no more. */
function areWritten(operator: string, operands: readonly string[]): boolean {
  const count = OPERANDS[operator];
  if (count !== undefined && operands.length !== count) return false;
  return NAMED.has(operator) || operands.every((operand) => NUMBER.test(operand));
}

function isBetween(value: number | undefined, least: number, most: number): boolean {
  return value !== undefined && value >= least && value <= most;
}

function areColours(numbers: readonly number[]): boolean {
  return numbers.length === 3 && numbers.every((part) => isBetween(part, 0, 1));
}
