/** Whether the pages and the metadata are those of the attached data. */
import type { AnyMinutesFile } from '../domain/session-minutes/any-minutes.ts';
import type { PdfFile } from '../pdf/pdf-file.ts';
import { PdfSyntaxError } from '../pdf/pdf-syntax-error.ts';
import type { Redrawing } from '../drawing/redrawing.ts';
import { infoText } from './info-text.ts';
import { comparedDrawing, pageCount, unlike } from './pages/drawn-again.ts';
import { minutesPageFindings } from './pages/minutes-pages-findings.ts';
import { comparedText } from './pages/printed-words.ts';
import { readPages } from './pages/page-tree.ts';
import { fail, type Finding, pass } from './report.ts';
import type { Field } from './signature-fields.ts';

/** Far above what metadata take. */
const MAX_PACKET_OCTETS = 65_536;

/** Minutes as they were read. */
export interface PrintedMinutes {
  readonly file: PdfFile;
  readonly fields: readonly Field[];
  readonly minutes: AnyMinutesFile;
  /** The attached JSON. */
  readonly json: string;
  /** Null when the document is broken anyhow: then its pages are read, and not drawn again. */
  readonly redrawing: Redrawing | null;
}

/** Compares what is printed and what is told about the document with the data; rejects with PdfSyntaxError. */
export async function printedFindings(printed: PrintedMinutes): Promise<readonly Finding[]> {
  const { fields, file, json, minutes, redrawing } = printed;
  const { content, contentDigest } = minutes;
  const { number } = content;
  const drawing =
    redrawing === null ? null : await comparedDrawing(file, json, redrawing.minutes(minutes, json));
  if (drawing === 'same') {
    return [
      pass('printed-digest', { digest: contentDigest }),
      pass('printed-number', { number }),
      pass('title', { title: infoText(file, 'Title') ?? '' }),
      pass('pages-same', { count: pageCount(file) }),
    ];
  }
  const faults = await readFindings({ fields, file, minutes });
  const isKnown = drawing === null || faults.some(({ level }) => level === 'fail');
  return isKnown ? faults : [...faults, unlike(drawing)];
}

/** What a reading of the pages finds: it can say where they differ. */
async function readFindings({
  fields,
  file,
  minutes,
}: Pick<PrintedMinutes, 'fields' | 'file' | 'minutes'>): Promise<readonly Finding[]> {
  const { content, contentDigest } = minutes;
  const pages = await readPages(file);
  const text = pages
    .flatMap(({ content: { words } }) => words)
    .map((word) => comparedText(word.text))
    .join('');
  const { number } = content;
  const titles = [infoText(file, 'Title'), await metadataTitle(file)];
  const areTitled = titles.every((title) => title?.replace(/\s+/gu, ' ').endsWith(`n° ${number}`) === true);
  const isDigestPrinted = text.includes(contentDigest);
  const isNumberPrinted = text.includes(comparedText(`n°${number}`));
  return [
    isDigestPrinted ? pass('printed-digest', { digest: contentDigest }) : fail('printed-digest-other'),
    isNumberPrinted ? pass('printed-number', { number }) : fail('printed-number-other', { number }),
    areTitled ? pass('title', { title: titles[0] ?? '' }) : fail('title-other', { number }),
    ...(await minutesPageFindings(file, fields, pages, minutes)),
  ];
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
