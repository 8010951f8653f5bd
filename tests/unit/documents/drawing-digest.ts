import { sha256Hex } from '../../../src/core/documents/minutes-file.ts';
import { valueSource } from '../../../src/pdf/pdf-source.ts';
import { readPdf } from '../../../src/pdf/read-pdf.ts';

/** Digest of every object of a document, in order, with its stream as it was before it was compressed. */
export async function drawingDigest(pdf: Uint8Array): Promise<string> {
  const file = readPdf(pdf);
  const parts: string[] = [];
  for (const [number, object] of file.revision(0).objects) {
    const source = valueSource(object.value).replace(/\/Length \d+/, '/Length');
    const data = object.data === null ? '' : Buffer.from(await file.decode(object)).toString('latin1');
    parts.push(`${String(number)} ${source} ${sha256Hex(data)}`);
  }
  return sha256Hex(parts.join('\n'));
}
