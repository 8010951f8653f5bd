/** Fills one reserved signature field by an incremental update. */
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { appendRevision, type NewObject } from '../../../pdf/append-revision.ts';
import type { PdfFile } from '../../../pdf/pdf-file.ts';
import { dictionarySource, referenceSource, valueSource } from '../../../pdf/pdf-source.ts';
import { type PdfDictionary, pdfText } from '../../../pdf/pdf-value.ts';
import { readPdf } from '../../../pdf/read-pdf.ts';
import type { Size } from '../../../documents/signature-place.ts';
import type { AppearanceCanvas } from '../../../drawing/signing/appearance-canvas.ts';

export type DocumentSigningFault = 'field-missing' | 'field-signed' | 'contents-too-large';

/** Thrown when a field cannot be filled. */
export class DocumentSigningError extends Error {
  readonly code: DocumentSigningFault;

  constructor(code: DocumentSigningFault, detail: string) {
    super(`document not signed (${code}): ${detail}`);
    this.name = 'DocumentSigningError';
    this.code = code;
  }
}

export interface Filling {
  readonly field: string;
  /** Entries of the signature dictionary as PDF source, but for what it covers and contains. */
  readonly entries: Readonly<Record<string, string>>;
  /** Room kept for the contents, in bytes. */
  readonly reserveBytes: number;
  /** Draws what the field shows, in its size; a field that is seen nowhere has none. */
  readonly appearance?: (size: Size) => AppearanceCanvas;
  /** Answers the contents for the SHA-256 of everything else. */
  contents(sha256: Uint8Array): Promise<Uint8Array>;
}

/** Ten digits: a byte range never grows when its numbers are filled in. */
const OPEN_RANGE = `[0 ${Array.from({ length: 3 }, () => '0'.repeat(10)).join(' ')}]`;

/** Answers the increment. Rejects with DocumentSigningError, PdfSyntaxError, or what `contents` rejects with. */
export async function fillField(pdf: Uint8Array, filling: Filling): Promise<Uint8Array> {
  const file = readPdf(pdf);
  const { number, widget } = emptyField(file, filling.field);
  const signatureNumber = file.revision().size;
  const formNumber = signatureNumber + 1;
  const canvas = filling.appearance?.(sizeOf(widget));
  const kept = Array.from(widget.entries, ([key, value]) => [key, valueSource(value)]);
  const objects: NewObject[] = [
    {
      number,
      source: dictionarySource({
        ...(Object.fromEntries(kept) as Record<string, string>),
        ...(canvas === undefined ? {} : { AP: dictionarySource({ N: referenceSource(formNumber) }) }),
        V: referenceSource(signatureNumber),
      }),
    },
    { number: signatureNumber, source: openSignature(filling) },
    ...(canvas?.objects(formNumber, subsetTag) ?? []).map(deflated),
  ];
  const before = createHash('sha256').update(pdf);
  const identifier = before.copy().update(filling.field).digest().subarray(0, 16);
  const { bytes, sourceAt } = appendRevision(file, objects, identifier);
  const increment = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);

  const start = increment.indexOf('/Contents <', sourceAt.get(signatureNumber)) + '/Contents '.length;
  const end = start + 2 + filling.reserveBytes * 2;
  const range = `[0 ${[pdf.length + start, pdf.length + end, increment.length - end].join(' ')}]`;
  const rangeAt = increment.indexOf(OPEN_RANGE, sourceAt.get(signatureNumber));
  increment.write(range.padEnd(OPEN_RANGE.length), rangeAt, 'latin1');

  const sha256 = before.update(increment.subarray(0, start)).update(increment.subarray(end)).digest();
  const contents = await filling.contents(new Uint8Array(sha256));
  if (contents.length > filling.reserveBytes) {
    throw new DocumentSigningError('contents-too-large', `${String(contents.length)} bytes`);
  }
  increment.write(Buffer.from(contents).toString('hex'), start + 1, 'latin1');
  return bytes;
}

function deflated(object: NewObject): NewObject {
  if (!('data' in object)) return object;
  const { data, entries, number } = object;
  return { number, entries: { ...entries, Filter: '/FlateDecode' }, data: new Uint8Array(deflateSync(data)) };
}

/** Six capitals that tell this subset from the others of the document. */
function subsetTag(program: Uint8Array): string {
  const digest = createHash('sha256').update(program).digest();
  return Array.from(digest.subarray(0, 6), (byte) => String.fromCharCode(65 + (byte % 26))).join('');
}

function openSignature({ entries, reserveBytes }: Filling): string {
  return dictionarySource({
    ...entries,
    ByteRange: OPEN_RANGE,
    Contents: `<${'0'.repeat(reserveBytes * 2)}>`,
  });
}

function emptyField(file: PdfFile, name: string): { number: number; widget: PdfDictionary } {
  const form = file.entry(file.catalogue(), 'AcroForm');
  const fields = form?.kind === 'dictionary' ? file.entry(form, 'Fields') : null;
  for (const reference of fields?.kind === 'array' ? fields.items : []) {
    if (reference.kind !== 'reference') continue;
    const widget = file.dictionary(reference);
    const title = widget.entries.get('T');
    if (title?.kind !== 'string' || pdfText(title) !== name) continue;
    if (widget.entries.has('V')) throw new DocumentSigningError('field-signed', name);
    return { number: reference.number, widget };
  }
  throw new DocumentSigningError('field-missing', name);
}

function sizeOf({ entries }: PdfDictionary): Size {
  const rectangle = entries.get('Rect');
  const sides = rectangle?.kind === 'array' ? rectangle.items : [];
  const [left = 0, bottom = 0, right = 0, top = 0] = sides.map((side) =>
    side.kind === 'number' ? side.value : 0,
  );
  return { width: right - left, height: top - bottom };
}
