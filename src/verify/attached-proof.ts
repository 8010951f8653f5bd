/** A proof file that a PDF carries. */
import { type Proof, proofSchema } from '../domain/minutes/proof.schema.ts';
import { PdfSyntaxError } from '../pdf/pdf-syntax-error.ts';
import { readPdf } from '../pdf/read-pdf.ts';
import { attachedJson, type AttachedJson } from './attached-data.ts';

/** The proof that attached data are; null when they are something else. */
export function proofIn(attached: AttachedJson): Proof | null {
  if (!attached.isSound) return null;
  return proofSchema.safeParse(attached.data).data ?? null;
}

/** The proof inside a PDF, to check minutes against; null when there is none that can be read. */
export async function proofOfPaper(bytes: Uint8Array): Promise<Proof | null> {
  try {
    return proofIn(await attachedJson(readPdf(bytes)));
  } catch (error) {
    if (error instanceof PdfSyntaxError) return null;
    throw error;
  }
}
