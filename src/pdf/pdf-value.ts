/** Values of a PDF as they were read, each with the bytes that it takes. */

interface Range {
  /** Offset in the file of the first byte. */
  readonly start: number;
  /** Offset in the file just after the last byte. */
  readonly end: number;
}

export interface PdfNull extends Range {
  readonly kind: 'null';
}
export interface PdfBoolean extends Range {
  readonly kind: 'boolean';
  readonly value: boolean;
}
export interface PdfNumber extends Range {
  readonly kind: 'number';
  readonly value: number;
}
export interface PdfName extends Range {
  readonly kind: 'name';
  /** Without the slash, escapes decoded, one character for each byte. */
  readonly value: string;
}
export interface PdfString extends Range {
  readonly kind: 'string';
  readonly bytes: Uint8Array;
  readonly isHex: boolean;
}
export interface PdfReference extends Range {
  readonly kind: 'reference';
  /** Number of the object; every generation is 0. */
  readonly number: number;
}
export interface PdfArray extends Range {
  readonly kind: 'array';
  readonly items: readonly PdfValue[];
}
export interface PdfDictionary extends Range {
  readonly kind: 'dictionary';
  readonly entries: ReadonlyMap<string, PdfValue>;
}

export type PdfValue =
  PdfNull | PdfBoolean | PdfNumber | PdfName | PdfString | PdfReference | PdfArray | PdfDictionary;

/** An indirect object as one revision wrote it; the range goes from its number to `endobj`. */
export interface PdfObject extends Range {
  readonly number: number;
  readonly value: PdfValue;
  /** Where the encoded data of a stream lie; null for any other object. */
  readonly data: Range | null;
}

/** What an update wrote at the end of the file, or, first, the file as it was made. */
export interface PdfRevision extends Range {
  /** Objects by number, in the order of the file. */
  readonly objects: ReadonlyMap<number, PdfObject>;
  /** Offset of this revision's cross-reference table. */
  readonly xrefAt: number;
  readonly trailer: PdfDictionary;
  /** One more than the highest object number so far. */
  readonly size: number;
}

/** Text of a PDF string: UTF-16 after its mark, else ASCII; null for other bytes. */
export function pdfText({ bytes }: PdfString): string | null {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    try {
      return new TextDecoder('utf-16be', { fatal: true }).decode(bytes.subarray(2));
    } catch {
      return null;
    }
  }
  return bytes.every((byte) => byte < 0x80) ? String.fromCharCode(...bytes) : null;
}
