/** Whether the pages are those that the attached data give, by the wording and layout of their version. */
import type { MinutesFile } from '../../domain/minutes/minutes.schema.ts';
import { minutesBody, runningFooter, runningHeader } from '../../documents/minutes-pages.ts';
import { createPrintContext } from '../../documents/print-context.ts';
import type { PdfFile } from '../../pdf/pdf-file.ts';
import { fail, type Finding, pass } from '../report.ts';
import type { Field } from '../signature-fields.ts';
import { type Expected, expectedText } from './expected-text.ts';
import type { Mark, PageContent, Word } from './page-content.types.ts';
import { type Difference, firstDifference } from './page-matcher.ts';
import { foreignPart } from './page-structure.ts';
import { type Page, readPages } from './page-tree.ts';

/** The running header stands above the first of these heights, the footer under the other; points from the foot. */
const HEADER_ABOVE = 770;
const FOOTER_UNDER = 48;
const MAX_WORDS = 3_000;
const MAX_MARKS = 6_000;

/** Checks what the first revision holds and shows; rejects with PdfSyntaxError. */
export async function pageFindings(
  file: PdfFile,
  fields: readonly Field[],
  pages: readonly Page[],
  minutes: MinutesFile,
): Promise<readonly Finding[]> {
  const isTagged = minutes.content.schema !== 'pupitre.minutes/1';
  const part = await foreignPart(file, fields, pages, isTagged);
  if (part !== null) return [fail('pages-foreign-part', { part })];
  const drawn = pages.map(({ content }) => content);
  const faults = [...drawn.flatMap(drawingFindings), ...differenceFindings(drawn, minutes)];
  return faults.length > 0 ? faults : [pass('pages-same', { count: pages.length })];
}

/** What papers that are no minutes hold and show: nothing that acts, hides or is hidden. */
export async function paperPageFindings(
  file: PdfFile,
  fields: readonly Field[],
): Promise<readonly Finding[]> {
  const pages = await readPages(file);
  const part = await foreignPart(file, fields, pages, false);
  if (part !== null) return [fail('pages-foreign-part', { part })];
  return pages.flatMap(({ content }, index) => drawingFindings(content, index));
}

function drawingFindings(content: PageContent, index: number): Finding[] {
  const page = index + 1;
  const { foreign, marks, words } = content;
  if (foreign !== null) return [fail('pages-foreign-drawing', { page, part: foreign })];
  if (words.length > MAX_WORDS || marks.length > MAX_MARKS) {
    return [fail('pages-foreign-drawing', { page, part: 'size' })];
  }
  const hidden = words.find((word) => marks.some((mark) => isCrossed(word, mark)));
  return hidden === undefined ? [] : [fail('pages-hidden', { page, text: hidden.text.trim() })];
}

/** Whether something is drawn over the body of a word, or under it. */
function isCrossed({ size, text, width, x, y }: Word, { bottom, left, right, top }: Mark): boolean {
  if (text.trim() === '') return false;
  const [low, high] = [y + size * 0.1, y + size * 0.4];
  return left < x + width * 0.9 && right > x + width * 0.1 && bottom < high && top > low;
}

function differenceFindings(
  pages: readonly PageContent[],
  { content, contentDigest }: MinutesFile,
): Finding[] {
  const context = createPrintContext({ mode: 'original', content, contentDigest });
  const headerText = expectedText(runningHeader(context));
  const parts = pages.map(({ words }) => partsOf(words));
  const differences = [
    firstDifference(
      expectedText(minutesBody(context)),
      parts.map(({ body }) => body),
    ),
    ...parts.flatMap(({ footer, header }, index) => {
      const number = index + 1;
      const footerText = expectedText(runningFooter(context, number, pages.length));
      return [
        headerDifference(headerText, header, number),
        firstDifference(footerText, [footer], number, true),
      ];
    }),
  ].filter((difference): difference is Difference => difference !== null);
  return differences.slice(0, 3).map(({ expected, found, page }) => differenceFinding(page, expected, found));
}

interface PageParts {
  readonly body: readonly Word[];
  readonly header: readonly Word[];
  readonly footer: readonly Word[];
}

function partsOf(words: readonly Word[]): PageParts {
  return {
    body: words.filter(({ y }) => y <= HEADER_ABOVE && y >= FOOTER_UNDER),
    header: words.filter(({ y }) => y > HEADER_ABOVE),
    footer: words.filter(({ y }) => y < FOOTER_UNDER),
  };
}

/** The header holds two lines: what a longer name would add is cut, and stands in full in the body. */
function headerDifference(expected: Expected, header: readonly Word[], page: number): Difference | null {
  const difference = firstDifference(expected, [header], page, true);
  return difference === null || difference.found === '' ? null : difference;
}

function differenceFinding(page: number, expected: string, found: string): Finding {
  if (found === '') return fail('pages-text-missing', { page, expected });
  return expected === ''
    ? fail('pages-text-added', { page, found })
    : fail('pages-text-other', { page, expected, found });
}
