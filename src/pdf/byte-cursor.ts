/** A place in the bytes of a PDF, and the tokens that stand there. */
import { type PdfSyntaxCode, PdfSyntaxError } from './pdf-syntax-error.ts';

const SPACE = 0x20;
const LINE_FEED = 0x0a;
const ZERO = 0x30;
const NINE = 0x39;

/** A long minutes has a fiftieth of it. */
const MAX_VALUES = 500_000;

export class ByteCursor {
  readonly bytes: Uint8Array;
  at: number;
  #valueCount = 0;
  #wasPastEnd = false;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  /** Counts a value; a file of more than anyone writes would fill the memory. */
  countValue(): void {
    this.#valueCount += 1;
    if (this.#valueCount > MAX_VALUES) this.fail('too-many', 'too many values');
  }

  get isAtEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  /** The byte here, or -1 after the last. */
  peek(ahead = 0): number {
    const byte = this.bytes[this.at + ahead];
    if (byte === undefined) this.#wasPastEnd = true;
    return byte ?? -1;
  }

  /** Tells that what is read goes on after the last byte. */
  passEnd(): void {
    this.#wasPastEnd = true;
  }

  /** Whether these ASCII characters stand here. */
  startsWith(text: string): boolean {
    for (let index = 0; index < text.length; index += 1) {
      if (this.peek(index) !== text.charCodeAt(index)) return false;
    }
    return true;
  }

  /** Takes these ASCII characters if they stand here. */
  accept(text: string): boolean {
    const isHere = this.startsWith(text);
    if (isHere) this.at += text.length;
    return isHere;
  }

  /** Takes these ASCII characters, which must stand here. */
  expect(text: string, code: PdfSyntaxCode): void {
    if (!this.accept(text)) this.fail(code, `${JSON.stringify(text)} expected`);
  }

  /** Takes the spaces and line feeds that stand here; the application writes no other white space. */
  skipSpace(): void {
    while (this.peek() === SPACE || this.peek() === LINE_FEED) this.at += 1;
  }

  /** Takes a natural number without leading zeros, of at most ten digits. */
  natural(code: PdfSyntaxCode): number {
    const start = this.at;
    while (this.peek() >= ZERO && this.peek() <= NINE) this.at += 1;
    const length = this.at - start;
    if (length === 0 || length > 10 || (length > 1 && this.bytes[start] === ZERO)) {
      this.fail(code, 'a number expected', start);
    }
    return Number(this.ascii(start, this.at));
  }

  /** Takes exactly this many digits. */
  digits(count: number, code: PdfSyntaxCode): number {
    const start = this.at;
    for (let index = 0; index < count; index += 1) {
      if (this.peek() < ZERO || this.peek() > NINE)
        this.fail(code, `${String(count)} digits expected`, start);
      this.at += 1;
    }
    return Number(this.ascii(start, this.at));
  }

  /** Characters between two offsets, one for each byte. */
  ascii(start: number, end: number): string {
    let text = '';
    for (let at = start; at < end; at += 1) text += String.fromCharCode(this.bytes[at] ?? 0);
    return text;
  }

  fail(code: PdfSyntaxCode, detail: string, at = this.at): never {
    throw new PdfSyntaxError(code, at, detail, this.#wasPastEnd);
  }
}
