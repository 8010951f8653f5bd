/** Whether the pages and the metadata are those of the attached data. */
import type { MinutesFile } from '../domain/minutes/minutes.schema.ts';
import type { PdfFile } from '../pdf/pdf-file.ts';
import { PdfSyntaxError } from '../pdf/pdf-syntax-error.ts';
import { pdfText } from '../pdf/pdf-value.ts';
import { minutesPageFindings } from './pages/minutes-pages-findings.ts';
import { comparedText } from './pages/printed-words.ts';
import { readPages } from './pages/page-tree.ts';
import { fail, type Finding, pass } from './report.ts';
import type { Field } from './signature-fields.ts';

/** Far above what metadata take. */
const MAX_PACKET_OCTETS = 65_536;

/** Compares what is printed and what is told about the document with the data; rejects with PdfSyntaxError. */
export async function printedFindings(
  file: PdfFile,
  fields: readonly Field[],
  minutes: MinutesFile,
): Promise<readonly Finding[]> {
  const { content, contentDigest } = minutes;
  const pages = await readPages(file);
  const text = pages
    .flatMap(({ content: { words } }) => words)
    .map((word) => comparedText(word.text))
    .join('');
  const { number } = content;
  const isDigestPrinted = text.includes(contentDigest);
  const isNumberPrinted = text.includes(comparedText(`n°${number}`));
  const titles = [infoTitle(file), await metadataTitle(file)];
  const areTitled = titles.every((title) => title?.replace(/\s+/gu, ' ').endsWith(`n° ${number}`) === true);
  return [
    isDigestPrinted ? pass('printed-digest', { digest: contentDigest }) : fail('printed-digest-other'),
    isNumberPrinted ? pass('printed-number', { number }) : fail('printed-number-other', { number }),
    areTitled ? pass('title', { title: titles[0] ?? '' }) : fail('title-other', { number }),
    ...(await minutesPageFindings(file, fields, pages, minutes)),
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
  const title = between(packet.slice(0, MAX_PACKET_OCTETS), '<dc:title>', '</dc:title>');
  const item = title === null ? null : between(title, '<rdf:li', '</rdf:li>');
  // The element's attributes end at the first sign that closes it.
  const at = item?.indexOf('>') ?? -1;
  if (item === null || at < 0) return null;
  return item
    .slice(at + 1)
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** What stands between the first of two marks and the next of the other; null when either is missing. */
function between(text: string, start: string, end: string): string | null {
  const from = text.indexOf(start);
  const to = from < 0 ? -1 : text.indexOf(end, from);
  return to < 0 ? null : text.slice(from + start.length, to);
}
