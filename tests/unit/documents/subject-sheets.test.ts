import { describe, expect, it } from 'vitest';
import { reservedTexts } from '../../../src/domain/roleplay/subject.leaks.ts';
import type { Subject } from '../../../src/domain/roleplay/subject.schema.ts';
import { createSubjectSheetRenderer } from '../../../src/core/documents/subject-sheets.ts';
import { CQP_PATH, readCertification } from '../referentiel/referentiel-files.ts';
import { readSubject, SUBJECT_FILES } from '../roleplay/subject-files.ts';
import { folded, FONTS_DIR, pageTexts, plainText, runOnPdf } from './pdf-tools.ts';

const TIMEOUT = 60_000;
/** So many words in a row of a card on the sheet would be the jury's text, not a coincidence. */
const RUN = 6;

const renderer = createSubjectSheetRenderer({ fontsDir: FONTS_DIR });
const certification = readCertification(CQP_PATH);

/** Words in a row, whatever the lines and hyphens that a page breaks them into. */
function wordsOf(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

function runsOf(text: string): string[] {
  const words = wordsOf(text).split(' ');
  return words.slice(RUN - 1).map((_, start) => words.slice(start, start + RUN).join(' '));
}

/** The words of the cards between what both documents print: running heads, the subject's title. */
function cardRuns(cards: string, { id, title, version }: Subject): string[] {
  const shared = [
    /page \d+ sur \d+/,
    'sujet de jeu de rôle',
    wordsOf(`${id}, version ${String(version)}`),
    wordsOf(title),
  ];
  return shared
    .reduce<string[]>((parts, mark) => parts.flatMap((part) => part.split(mark)), [wordsOf(cards)])
    .flatMap(runsOf);
}

describe.each(SUBJECT_FILES)('%s on paper', { timeout: TIMEOUT }, (file) => {
  const subject = readSubject(file);

  it('gives the candidate the whole sheet, and no sequence of words of the cards', async () => {
    const sheet = wordsOf(plainText(await renderer.renderCandidateSheet(subject)));
    const cards = plainText(await renderer.renderJurorCards(subject, certification));

    const { crm, documents, offer } = subject;
    const given = [
      subject.title,
      ...subject.candidateContext.split('\n'),
      offer.title,
      ...[...offer.lines, ...(crm ?? [])].flatMap(({ label, value }) => [label, value]),
      ...(documents ?? []).flatMap(({ text, title }) => [title, ...text.split('\n')]),
    ];
    expect(given.filter((text) => !sheet.includes(wordsOf(text)))).toEqual([]);
    expect(sheet).not.toContain('confidentiel');

    const onSheet = new Set(runsOf(sheet));
    expect(cardRuns(cards, subject).filter((run) => onSheet.has(run))).toEqual([]);
  });

  it('gives each player a page marked confidential, and prints everything that is reserved', async () => {
    const pdf = await renderer.renderJurorCards(subject, certification);
    const pages = pageTexts(pdf);
    expect(pages).toHaveLength(subject.roles.length + 1);
    subject.roles.forEach(({ name }, index) => {
      expect(folded(pages[index] ?? '')).toContain(folded(name));
    });
    for (const page of pages) expect(page.trimStart()).toMatch(/^confidentiel jury/i);

    const text = wordsOf(plainText(pdf));
    const missing = reservedTexts(subject).filter((reserved) => !text.includes(wordsOf(reserved.text)));
    expect(missing).toEqual([]);
  });
});

describe('the files', { timeout: TIMEOUT }, () => {
  const subject = readSubject('bc1-farines-boulangerie.json');

  it('have the same bytes each time', async () => {
    expect(await renderer.renderCandidateSheet(subject)).toEqual(
      await renderer.renderCandidateSheet(subject),
    );
    expect(await renderer.renderJurorCards(subject)).toEqual(await renderer.renderJurorCards(subject));
  });

  it('are sound, and embed their fonts', async () => {
    for (const pdf of [
      await renderer.renderCandidateSheet(subject),
      await renderer.renderJurorCards(subject),
    ]) {
      expect(runOnPdf(pdf, 'qpdf', ['--check'])).toContain('No syntax or stream encoding errors found');
      const fonts = runOnPdf(pdf, 'pdffonts', []).split('\n').slice(2, -1);
      expect(fonts.length).toBeGreaterThan(0);
      for (const font of fonts) expect(font).toMatch(/yes\s+yes\s+yes/);
    }
  });

  it('run over pages when a card holds more than one', async () => {
    const [role, ...others] = subject.roles;
    if (role === undefined) throw new Error('no role');
    const knows = Array.from({ length: 80 }, (_, rank) => `Fait numéro ${String(rank)}.`);
    const pdf = await renderer.renderJurorCards({ ...subject, roles: [{ ...role, knows }, ...others] });
    const text = plainText(pdf);
    expect(knows.filter((fact) => !text.includes(fact))).toEqual([]);
  });
});
