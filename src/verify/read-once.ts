/** Reading a PDF is asked for twice, to tell documents apart and to check them: it is done once. */
import type { PdfFile } from '../pdf/pdf-file.ts';
import { PdfSyntaxError } from '../pdf/pdf-syntax-error.ts';
import { readPdf } from '../pdf/read-pdf.ts';

/** The file that these bytes are; throws PdfSyntaxError. */
export type ReadPdf = (bytes: Uint8Array) => PdfFile;

/** A reader for one check, during which no bytes change. */
export function createReader(): ReadPdf {
  const known = new Map<Uint8Array, PdfFile | PdfSyntaxError>();
  return (bytes) => {
    const result = known.get(bytes) ?? attempt(bytes);
    known.set(bytes, result);
    if (result instanceof PdfSyntaxError) throw result;
    return result;
  };
}

function attempt(bytes: Uint8Array): PdfFile | PdfSyntaxError {
  try {
    return readPdf(bytes);
  } catch (error) {
    if (error instanceof PdfSyntaxError) return error;
    throw error;
  }
}
