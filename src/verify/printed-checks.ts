/** Whether the pages and the metadata are those of the attached data. */
import type { MinutesFile } from '../domain/minutes/minutes.schema.ts';
import type { PdfFile } from '../pdf/pdf-file.ts';
import { PdfSyntaxError } from '../pdf/pdf-syntax-error.ts';
import { pdfText } from '../pdf/pdf-value.ts';
import { printedText } from './printed-text.ts';
import { fail, type Finding, pass } from './report.ts';

const XMP_TITLE = /<dc:title>\s*<rdf:Alt>\s*<rdf:li[^>]*>([^<]*)<\/rdf:li>\s*<\/rdf:Alt>\s*<\/dc:title>/;

/** Compares what is printed and what is told about the document with the data; rejects with PdfSyntaxError. */
export async function printedFindings(
  file: PdfFile,
  { content, contentDigest }: MinutesFile,
): Promise<readonly Finding[]> {
  const text = await printedText(file);
  const { number } = content;
  const isDigestPrinted = text.includes(contentDigest);
  const isNumberPrinted = text.includes(`n°${number.replace(/\s/gu, '')}`);
  const titles = [infoTitle(file), await metadataTitle(file)];
  const areTitled = titles.every((title) => title?.replace(/\s+/gu, ' ').endsWith(`n° ${number}`) === true);
  return [
    isDigestPrinted ? pass('printed-digest', { digest: contentDigest }) : fail('printed-digest-other'),
    isNumberPrinted ? pass('printed-number', { number }) : fail('printed-number-other', { number }),
    areTitled ? pass('title', { title: titles[0] ?? '' }) : fail('title-other', { number }),
  ];
}

function infoTitle(file: PdfFile): string | null {
  const info = file.entry(file.revision(0).trailer, 'Info', 0);
  const title = info?.kind === 'dictionary' ? file.entry(info, 'Title', 0) : null;
  return title?.kind === 'string' ? pdfText(title) : null;
}

/** Title of the XMP packet. */
async function metadataTitle(file: PdfFile): Promise<string | null> {
  const metadata = file.catalogue(0).entries.get('Metadata');
  if (metadata?.kind !== 'reference') {
    throw new PdfSyntaxError('wrong-type', file.catalogue(0).start, 'no metadata');
  }
  const packet = new TextDecoder().decode(await file.decode(file.object(metadata.number, 0)));
  const title = XMP_TITLE.exec(packet)?.[1];
  if (title === undefined) return null;
  return title.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
