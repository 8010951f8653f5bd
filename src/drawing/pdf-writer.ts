/** Writes PDFs with the app's fonts. Same definition, same bytes: no clock, zone, locale or file takes part. */
import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import { keepColumnsInside } from './column-widths.ts';
import type { Faces } from './faces.ts';
import type { LaidOutDocument } from './reserved-fields.ts';
import { createSafeText, type SafeText } from './safe-text.ts';
import { askStylesOnce } from './styles-once.ts';
import { installTags } from './tags/tagged-renderer.ts';

export interface PdfWriter {
  /** Makes a text printable in the fonts of this writer. */
  readonly safe: SafeText;
  /** `finish` may add to the pages once they are laid out. */
  write(definition: TDocumentDefinitions, finish?: (document: LaidOutDocument) => void): Promise<Uint8Array>;
}

/** What pdfmake's typings leave out: the file system that it reads fonts from. */
interface VirtualFiles {
  readonly virtualfs: { writeFileSync(name: string, data: Buffer): void };
}

/** Metadata as pdfkit holds it while it writes the document. */
interface Metadata {
  info: Record<string, unknown>;
  _addInfo(): void;
}

/** Makes pdfmake write with these faces. */
export function createPdfWriter(faces: Faces): PdfWriter {
  installFonts(faces);
  keepColumnsInside();
  askStylesOnce();
  installTags();
  return { safe: createSafeText(faces), write: render };
}

/** pdfmake is one object for the whole process: it gets our fonts, and may reach neither network nor disk. */
function installFonts({ fallback, files, main }: Faces): void {
  const { virtualfs } = pdfmake as unknown as VirtualFiles;
  for (const { name, data } of files) virtualfs.writeFileSync(name, data);
  pdfmake.setFonts({ [main.name]: { ...main.faces }, [fallback.name]: { ...fallback.faces } });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => false);
}

async function render(
  definition: TDocumentDefinitions,
  finish?: (document: LaidOutDocument) => void,
): Promise<Uint8Array> {
  // Every page must still be open when all of them are laid out.
  const document = await pdfmake.createPdf(definition, { bufferPages: true }).getStream();
  escapeXmp(document as unknown as Metadata);
  finish?.(document as unknown as LaidOutDocument);
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => {
      resolve(new Uint8Array(Buffer.concat(chunks)));
    });
    document.on('error', reject);
    document.end();
  });
}

/** pdfkit writes titles into the XMP packet as they are: "&" or "<" would make it malformed. */
function escapeXmp(document: Metadata): void {
  const write = document._addInfo.bind(document);
  document._addInfo = () => {
    const plain = document.info;
    document.info = Object.fromEntries(
      Object.entries(plain).map(([key, value]) => [key, typeof value === 'string' ? xmlText(value) : value]),
    );
    write();
    document.info = plain;
  };
}

function xmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
