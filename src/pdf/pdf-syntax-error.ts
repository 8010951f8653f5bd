export type PdfSyntaxCode =
  | 'header'
  | 'value'
  | 'too-deep'
  | 'too-many'
  | 'duplicate-key'
  | 'object'
  | 'duplicate-object'
  | 'stream'
  | 'xref'
  | 'xref-mismatch'
  | 'trailer'
  | 'startxref'
  | 'missing-object'
  | 'wrong-type'
  | 'filter'
  | 'data';

/** Thrown on bytes that the application would not have written. */
export class PdfSyntaxError extends Error {
  readonly code: PdfSyntaxCode;
  /** Offset in the file. */
  readonly offset: number;
  /** Whether the bytes ended where more of them was to come. */
  readonly isCut: boolean;

  constructor(code: PdfSyntaxCode, offset: number, detail: string, isCut = false) {
    super(`PDF refused at byte ${String(offset)} (${code}): ${detail}`);
    this.name = 'PdfSyntaxError';
    this.code = code;
    this.offset = offset;
    this.isCut = isCut;
  }
}
