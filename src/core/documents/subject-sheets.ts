/**
 * A role play's subject on paper: the candidate's sheet, and the jury's cards. Two documents that share no text of the
 * jury: the first is built from the candidate's projection alone.
 */
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import { findCriterion } from '../../domain/certification/certification.ts';
import type { Certification } from '../../domain/certification/certification.schema.ts';
import { candidateSheet } from '../../domain/roleplay/candidate-sheet.ts';
import { jurorCard, observerSheet } from '../../domain/roleplay/juror-cards.ts';
import type { Subject } from '../../domain/roleplay/subject.schema.ts';
import { FONT_FAMILY } from '../../drawing/faces.ts';
import { loadFaces } from './font-files.ts';
import { hairline, INK, PAGE, STYLES } from '../../documents/minutes-layout.ts';
import { createPdfWriter } from '../../drawing/pdf-writer.ts';
import { printable } from '../../drawing/printable.ts';
import type { SafeText } from '../../drawing/safe-text.ts';
import { candidateSheetPart } from './sections/candidate-sheet-part.ts';
import { jurorCardPart, observerPart } from './sections/juror-card-parts.ts';
import { SHEET } from './subject-wording.ts';

export interface SubjectSheetRenderer {
  /** The sheet that the candidate may hold. */
  renderCandidateSheet(subject: Subject): Promise<Uint8Array>;
  /** A page for each player, then one for those who observe; criteria have their titles if the certification is given. */
  renderJurorCards(subject: Subject, certification?: Certification): Promise<Uint8Array>;
}

interface Sheet {
  readonly kind: string;
  readonly subject: { readonly id: string; readonly version: number; readonly title: string };
  /** Each starts on a page of its own. */
  readonly pages: readonly (readonly Content[])[];
}

/** A card, which a player holds, is one page. */
const DENSE = { fontSize: 9.4, lineHeight: 0.96 };
const ROOMY = { fontSize: 10, lineHeight: 1 };

/** A subject has no date of its own, and equal subjects give equal bytes. */
const NO_DATE = new Date(0);

/** Loads the fonts once; `fontsDir` differs between a checkout and a package. */
export function createSubjectSheetRenderer(options: { fontsDir: string }): SubjectSheetRenderer {
  const writer = createPdfWriter(loadFaces(options.fontsDir));
  return {
    renderCandidateSheet: async (subject) =>
      writer.write(
        printableDefinition(
          { kind: SHEET.candidate, subject, pages: [candidateSheetPart(candidateSheet(subject))] },
          writer.safe,
        ),
      ),
    renderJurorCards: async (subject, certification) =>
      writer.write(
        printableDefinition(
          { kind: SHEET.confidential, subject, pages: cardPages(subject, certification) },
          writer.safe,
        ),
      ),
  };
}

function cardPages(subject: Subject, certification: Certification | undefined): Content[][] {
  const cards = subject.roles.flatMap(({ id }) => jurorCard(subject, id) ?? []);
  const titleOf = (criterionId: string) =>
    certification === undefined ? undefined : findCriterion(certification, criterionId)?.criterion.title;
  return [
    ...cards.map((card, index) => jurorCardPart(card, { rank: index + 1, count: cards.length })),
    observerPart(observerSheet(subject), titleOf),
  ];
}

function printableDefinition({ kind, pages, subject }: Sheet, safe: SafeText): TDocumentDefinitions {
  return {
    version: '1.7',
    language: 'fr-FR',
    displayTitle: true,
    pageSize: 'A4',
    pageMargins: [PAGE.marginX, PAGE.marginTop, PAGE.marginX, PAGE.marginBottom],
    info: {
      title: safe(`${kind} : ${subject.title}`),
      creator: 'Pupitre',
      producer: 'pdfmake',
      creationDate: NO_DATE,
      modDate: NO_DATE,
    },
    defaultStyle: { font: FONT_FAMILY, color: INK, ...(kind === SHEET.confidential ? DENSE : ROOMY) },
    styles: STYLES,
    header: () => printable(runningHeader(kind), safe),
    footer: (page, pageCount) => printable(runningFooter(subject, page, pageCount), safe),
    content: printable(
      pages.map((page, index): Content => ({
        stack: [...page],
        ...(index === 0 ? {} : { pageBreak: 'before' }),
      })),
      safe,
    ),
    pageBreakBefore: ({ headlineLevel, startPosition: { top, pageInnerHeight } }) =>
      headlineLevel !== undefined && top + headlineLevel > PAGE.marginTop + pageInnerHeight,
  };
}

function runningHeader(kind: string): Content {
  return {
    margin: [PAGE.marginX, 32, PAGE.marginX, 0],
    stack: [
      {
        columns: [
          { text: kind, style: 'label', width: '*' },
          { text: 'Sujet de jeu de rôle', style: 'label', width: 'auto', noWrap: true },
        ],
        columnGap: 16,
        margin: [0, 0, 0, 4],
      },
      hairline(),
    ],
  };
}

function runningFooter({ id, version }: Sheet['subject'], page: number, pageCount: number): Content {
  return {
    margin: [PAGE.marginX, 13, PAGE.marginX, 0],
    stack: [
      hairline(),
      {
        columns: [
          { text: `${id}, version ${String(version)}`, width: '*' },
          { text: `Page ${String(page)} sur ${String(pageCount)}`, width: 'auto', noWrap: true },
        ],
        style: 'running',
        margin: [0, 4, 0, 0],
      },
    ],
  };
}
