/** Whether pages hold and show what is expected of them, and nothing else. */
import type { PdfFile } from '../../pdf/pdf-file.ts';
import { fail, type Finding } from '../report.ts';
import type { Field } from '../signature-fields.ts';
import type { Expected } from './expected-text.ts';
import type { Mark, PageContent, Word } from './page-content.types.ts';
import { type Difference, firstDifference } from './page-matcher.ts';
import { foreignPart, type PageManner } from './page-structure.ts';
import type { Page } from './page-tree.ts';

/** What the pages of a document say. */
export interface PageTexts {
  readonly body: Expected;
  readonly header: Expected;
  /** Under the page of that number, from 1. */
  footer(page: number, count: number): Expected;
  /** Whether the header may lack the end of a name, which the body has in full: 0.1.0 cut it, and widths are estimates. */
  readonly isHeaderCut: boolean;
}

/** The running header stands above the first of these heights, the footer under the other; points from the foot. */
const HEADER_ABOVE = 770;
const FOOTER_UNDER = 48;
const MAX_WORDS = 3_000;
const MAX_MARKS = 6_000;
/** Words times marks of a document, each of which is compared with each: far above the longest minutes. */
const MAX_COMPARISONS = 40_000_000;

/**
 * What is wrong in what the first revision holds and shows, as far as a reading tells. `texts` is null for pages that are not held to any; the rest tells how
 * the application tags such pages. Rejects with PdfSyntaxError.
 */
export async function pageFindings(
  file: PdfFile,
  fields: readonly Field[],
  pages: readonly Page[],
  { texts, ...manner }: PageManner & { readonly texts: PageTexts | null },
): Promise<readonly Finding[]> {
  const part = await foreignPart(file, fields, pages, manner);
  if (part !== null) return [fail('pages-foreign-part', { part })];
  const drawn = pages.map(({ content }) => content);
  const comparisons = drawn.reduce((sum, { marks, words }) => sum + marks.length * words.length, 0);
  if (comparisons > MAX_COMPARISONS) return [fail('pages-foreign-part', { part: 'Contents' })];
  return [...drawn.flatMap(drawingFindings), ...(texts === null ? [] : differenceFindings(drawn, texts))];
}

/** The texts, or null when no calendar knows an instant or the zone that the data state. */
export function textsWithin(make: () => PageTexts): PageTexts | null {
  try {
    const texts = make();
    texts.footer(1, 1);
    return texts;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** What is said of pages whose texts are not known. */
export const NO_TEXTS: readonly Finding[] = [fail('pages-foreign-part', { part: 'Date' })];

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

function differenceFindings(pages: readonly PageContent[], texts: PageTexts): Finding[] {
  const parts = pages.map(({ words }) => partsOf(words));
  const bodies = parts.map(({ body }) => body);
  const differences = [
    firstDifference(texts.body, bodies),
    ...parts.flatMap(({ footer, header }, index) => [
      headerDifference(texts, header, index + 1),
      firstDifference(texts.footer(index + 1, pages.length), [footer], index + 1, true),
    ]),
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

/** What a header that is cut leaves out stands in full in the body. */
function headerDifference(
  { header: expected, isHeaderCut }: PageTexts,
  header: readonly Word[],
  page: number,
): Difference | null {
  const difference = firstDifference(expected, [header], page, true);
  return isHeaderCut && difference?.found === '' ? null : difference;
}

function differenceFinding(page: number, expected: string, found: string): Finding {
  if (found === '') return fail('pages-text-missing', { page, expected });
  return expected === ''
    ? fail('pages-text-added', { page, found })
    : fail('pages-text-other', { page, expected, found });
}
