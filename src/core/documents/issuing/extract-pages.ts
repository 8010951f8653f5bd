/** What a person may ask for: their own data and what examiners wrote of their tests, without anyone's marks. */
import type { Content } from 'pdfmake/interfaces';
import { facts } from '../../../documents/minutes-layout.ts';
import { EXTRACT, PAPER, PAPER_TITLE } from './issuing-wording.ts';
import { closing, letterhead, marks } from './paper-parts.ts';
import type { ExtractData, PrintedFact } from './paper.types.ts';

export function extractPages(data: ExtractData): Content[] {
  const { decisions, enrolments, entries, name, person, tests } = data;
  return [
    letterhead(data),
    ...marks(data),
    { text: PAPER_TITLE.extract, style: 'title' },
    ...(data.number === '' ? [] : [{ text: PAPER.number(data.number), style: 'number' }]),
    { text: name, bold: true, fontSize: 12.5, margin: [0, 12, 0, 6] },
    { text: EXTRACT.lede },
    heading(EXTRACT.person),
    factList(person),
    heading(EXTRACT.enrolments),
    ...(enrolments.length === 0 ? [{ text: EXTRACT.nothing }] : enrolments.flatMap(titled)),
    heading(EXTRACT.tests),
    ...(tests.length === 0 ? [{ text: EXTRACT.nothing }] : tests.flatMap(testPart)),
    heading(EXTRACT.entries),
    ...(entries.length === 0 ? [{ text: EXTRACT.nothing }] : entries.flatMap(titled)),
    heading(EXTRACT.decisions),
    ...(decisions.length === 0 ? [{ text: EXTRACT.nothing }] : decisions.flatMap(titled)),
    closing(data),
  ];
}

function heading(text: string): Content {
  return { text, style: 'heading', margin: [0, 14, 0, 4], headlineLevel: 60 };
}

function factList(rows: readonly PrintedFact[]): Content {
  return rows.length === 0 ? { text: EXTRACT.nothing } : facts(rows, 130);
}

function titled({
  facts: rows,
  title,
}: {
  readonly title: string;
  readonly facts: readonly PrintedFact[];
}): Content[] {
  return [{ text: title, bold: true, margin: [0, 6, 0, 2] }, factList(rows)];
}

function testPart(test: ExtractData['tests'][number]): Content[] {
  return [
    ...titled(test),
    { text: EXTRACT.notes, style: 'label', margin: [0, 4, 0, 1] },
    ...(test.notes.length === 0
      ? [{ text: EXTRACT.noNotes }]
      : test.notes.map(({ about, text }): Content => ({
          text: about === '' ? text : [{ text: `${about} : `, bold: true }, text],
          margin: [0, 1, 0, 2],
        }))),
  ];
}
