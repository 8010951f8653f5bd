/** Renders minutes as PDF. Same data, same bytes: no clock, zone, locale or file of the machine takes part. */
import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import { minutesDefinition } from './minutes-document.ts';
import { FONT_FAMILY, loadMinutesFonts, type MinutesFonts } from './minutes-fonts.ts';
import { type MinutesData, signatories } from './print-context.ts';
import { createSafeText } from './safe-text.ts';

export type MinutesPdfFault = 'signature-digest-mismatch' | 'signature-not-of-jury' | 'signature-duplicate';

/** Thrown when the signatures do not belong to the content. */
export class MinutesPdfError extends Error {
  readonly code: MinutesPdfFault;

  constructor(code: MinutesPdfFault, detail: string) {
    super(`minutes not rendered (${code}): ${detail}`);
    this.name = 'MinutesPdfError';
    this.code = code;
  }
}

export interface MinutesRenderer {
  /**
   * Renders one document. Rejects with MinutesPdfError when a signature is not of this content and jury, with
   * SignatureSvgError when it is not ink, with RangeError when the time zone is unknown.
   */
  renderMinutesPdf(data: MinutesData): Promise<Uint8Array>;
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

/** Loads the fonts once; `fontsDir` differs between a checkout and a package, so the composition root gives it. */
export function createMinutesRenderer(options: { fontsDir: string }): MinutesRenderer {
  const fonts = loadMinutesFonts(options.fontsDir);
  const safe = createSafeText(fonts.coverage);
  installFonts(fonts);
  return {
    renderMinutesPdf: async (data) => {
      checkSignatures(data);
      return render(minutesDefinition(data, safe));
    },
  };
}

/** pdfmake is one object for the whole process: it gets our fonts, and may reach neither network nor disk. */
function installFonts({ files, faces }: MinutesFonts): void {
  const { virtualfs } = pdfmake as unknown as VirtualFiles;
  for (const { name, data } of files) virtualfs.writeFileSync(name, data);
  pdfmake.setFonts({ [FONT_FAMILY]: { ...faces } });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => false);
}

async function render(definition: TDocumentDefinitions): Promise<Uint8Array> {
  const document = await pdfmake.createPdf(definition).getStream();
  escapeXmp(document as unknown as Metadata);
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

function checkSignatures({ content, contentDigest, signatures }: MinutesData): void {
  const expected = new Set(signatories(content).map(({ id }) => id));
  const seen = new Set<string>();
  for (const { jurorId, contentDigest: signed } of signatures) {
    if (signed !== contentDigest) throw new MinutesPdfError('signature-digest-mismatch', jurorId);
    if (!expected.has(jurorId)) throw new MinutesPdfError('signature-not-of-jury', jurorId);
    if (seen.has(jurorId)) throw new MinutesPdfError('signature-duplicate', jurorId);
    seen.add(jurorId);
  }
}
