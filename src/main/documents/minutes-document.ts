/** The pdfmake definition of the minutes: title block, numbered sections, running header and footer. */
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import { buildMinutesFile } from './minutes-file.ts';
import { FONT_FAMILY } from './minutes-fonts.ts';
import { hairline, INK, PAGE, STYLES } from './minutes-layout.ts';
import { COPY, revisionText, TITLES } from './minutes-wording.ts';
import { createPrintContext, type MinutesData, type PrintContext, type Section } from './print-context.ts';
import { printable } from './printable.ts';
import type { SafeText } from './safe-text.ts';
import { attemptsSections } from './sections/attempts-section.ts';
import { conductSection } from './sections/conduct-section.ts';
import { decisionSection, notAssessedSection } from './sections/decision-sections.ts';
import {
  absenceSection,
  candidateSection,
  sessionSection,
  testSection,
} from './sections/identification-sections.ts';
import { jurySection } from './sections/jury-section.ts';
import { rectificationSection } from './sections/rectification-section.ts';
import { resultsSection } from './sections/results-section.ts';
import { roleplaySection } from './sections/roleplay-section.ts';
import { signatureRowCount, signatureSection } from './sections/signature-section.ts';

/** More rows of signature blocks than this may not fit one page. */
const MAX_KEPT_SIGNATURE_ROWS = 4;
/** pdfmake draws modules of whole points: this gives 2 points to each for a number of up to 70 characters. */
const QR_SIZE = 98;

const ROOMY = { fontSize: 9.4, lineHeight: 0.98 };
/** A finding of absence is one page. */
const DENSE = { fontSize: 9, lineHeight: 0.9 };

/** Builds the definition; every text is made printable. Throws SignatureSvgError on a signature that is not ink. */
export function minutesDefinition(data: MinutesData, safe: SafeText): TDocumentDefinitions {
  const context = createPrintContext(data);
  const { content } = data;
  const lockedAt = new Date(content.lockedAt);
  const madeAt = data.mode === 'copy' ? new Date(data.printedAt) : lockedAt;
  return {
    // The default, 1.3, would drop the XMP metadata without a word.
    version: '1.7',
    subset: 'PDF/A-3b',
    ...(data.mode === 'original' ? { files: attachedData(data, lockedAt) } : {}),
    language: 'fr-FR',
    displayTitle: true,
    pageSize: 'A4',
    pageMargins: [PAGE.marginX, PAGE.marginTop, PAGE.marginX, PAGE.marginBottom],
    info: {
      title: safe(`${titleOf(context)} n° ${content.number}${copyMark(context)}`),
      author: safe(content.session.organisation),
      subject: safe(`${content.certification.title}, ${content.bloc.label}`),
      creator: safe(`${content.software.name} ${content.software.version}`),
      producer: 'pdfmake',
      creationDate: madeAt,
      modDate: madeAt,
    },
    defaultStyle: { font: FONT_FAMILY, color: INK, ...(context.isAbsence ? DENSE : ROOMY) },
    styles: STYLES,
    header: () => printable(runningHeader(context), safe),
    footer: (page, pageCount) => printable(runningFooter(context, page, pageCount), safe),
    content: printable(body(context), safe),
    pageBreakBefore: ({ headlineLevel, startPosition: { top, pageInnerHeight } }) =>
      headlineLevel !== undefined && top + headlineLevel > PAGE.marginTop + pageInnerHeight,
  };
}

/** The data of the minutes inside the pages themselves, as PDF/A-3 associates a file: readable without this app. */
function attachedData({ content }: MinutesData, lockedAt: Date): TDocumentDefinitions['files'] {
  const { json } = buildMinutesFile(content);
  const minutes = {
    src: `data:application/json;base64,${Buffer.from(json).toString('base64')}`,
    name: `${content.number}.json`,
    // Missing from pdfmake's typings, and required by PDF/A-3.
    type: 'application/json',
    relationship: 'Data' as const,
    description: 'Données du procès-verbal (JSON canonique, RFC 8785)',
    creationDate: lockedAt,
    modifiedDate: lockedAt,
  };
  return { minutes };
}

function titleOf({ content, isAbsence, isFinding }: PrintContext): string {
  if (content.rectification !== undefined) return TITLES.rectification;
  if (isFinding && !isAbsence) return TITLES.finding;
  return isAbsence ? TITLES.absence : TITLES.minutes;
}

/** What follows the number wherever a reprint could be taken for the original. */
function copyMark({ mode }: PrintContext): string {
  return mode === 'copy' ? `, ${COPY.mark.toLowerCase()}` : '';
}

function body(context: PrintContext): Content {
  const { rectification } = context.content;
  const sections = [
    ...(rectification === undefined ? [] : [rectificationSection(rectification, context)]),
    ...(context.isAbsence ? absenceSections(context) : fullSections(context)),
  ];
  const signatures = signatureSection(context);
  return [
    titleBlock(context),
    ...sections.flatMap((section, index) => [
      heading(section, index + 1, context, { headlineLevel: section.room }),
      ...section.body,
    ]),
    {
      stack: [heading(signatures, sections.length + 1, context), ...signatures.body],
      unbreakable: signatureRowCount(context) <= MAX_KEPT_SIGNATURE_ROWS,
    },
  ];
}

function fullSections(context: PrintContext): Section[] {
  const roleplay = context.content.roleplay ?? null;
  return [
    sessionSection(context),
    candidateSection(context),
    testSection(context),
    ...(roleplay === null ? [] : [roleplaySection(roleplay, context)]),
    jurySection(context),
    conductSection(context),
    ...attemptsSections(context),
    ...(context.isFinding ? [] : [resultsSection(context)]),
    notAssessedSection(context),
    decisionSection(context),
  ];
}

/** Minutes that record an absence hold no result. */
function absenceSections(context: PrintContext): Section[] {
  const conduct = context.content.conduct.length > 0 ? [conductSection(context)] : [];
  return [
    sessionSection(context),
    testSection(context),
    absenceSection(context),
    ...conduct,
    ...attemptsSections(context),
    jurySection(context),
  ];
}

function heading(
  { title }: Section,
  number: number,
  { isAbsence }: PrintContext,
  place: { headlineLevel?: number } = {},
): Content {
  return {
    text: `${String(number)}. ${title}`,
    style: 'heading',
    margin: [0, isAbsence ? 4.5 : 11, 0, isAbsence ? 1 : 4],
    ...place,
  };
}

function titleBlock(context: PrintContext): Content {
  const { content, contentDigest, instants } = context;
  const lines: Content[] = [
    { text: titleOf(context), style: 'title' },
    { text: `n° ${content.number}`, style: 'number', margin: [0, 2, 0, 7] },
    { text: context.words.status(content.status, context.kind), style: 'status' },
  ];
  // A rectification is a revision too, and its object says what became of the one before.
  if (content.revision > 1 && content.rectification === undefined)
    lines.push({ text: revisionText(content.revision), style: 'small', margin: [0, 4, 0, 0] });
  if (context.mode === 'draft') lines.push({ text: TITLES.draft, style: 'draft', margin: [0, 4, 0, 0] });
  if (context.mode === 'copy') {
    const { printedAt } = context;
    const statement = COPY.statement(instants.date(printedAt), instants.time(printedAt));
    lines.unshift({ text: COPY.mark, style: 'status', margin: [0, 0, 0, 2] });
    lines.push({ text: statement, style: 'small', margin: [0, 4, 0, 0] });
  }
  return {
    columns: [
      { stack: lines, width: '*' },
      {
        qr: `${content.number}\nSHA-256 ${contentDigest}`,
        fit: QR_SIZE,
        eccLevel: 'M',
        foreground: INK,
        padding: 0,
        alignment: 'right',
        width: QR_SIZE,
        // The code may stand beside the first heading, which is short.
        margin: [0, 0, 0, -14],
      },
    ],
    columnGap: 8,
  };
}

function runningHeader(context: PrintContext): Content {
  const { content } = context;
  return {
    margin: [PAGE.marginX, 32, PAGE.marginX, 0],
    stack: [
      {
        columns: [
          { text: content.session.organisation, style: 'label', width: '*' },
          {
            text: `Procès-verbal n° ${content.number}${copyMark(context)}`,
            style: 'label',
            width: 'auto',
            noWrap: true,
          },
        ],
        columnGap: 16,
        margin: [0, 0, 0, 4],
      },
      hairline(),
    ],
  };
}

function runningFooter({ content, contentDigest }: PrintContext, page: number, pageCount: number): Content {
  const { name, version } = content.software;
  return {
    margin: [PAGE.marginX, 13, PAGE.marginX, 0],
    stack: [
      hairline(),
      {
        columns: [
          { text: `SHA-256 ${contentDigest.slice(0, 16)}…`, width: '*' },
          { text: `Établi avec ${name} ${version}`, width: 'auto' },
          { text: `Page ${String(page)} sur ${String(pageCount)}`, width: '*', alignment: 'right' },
        ],
        style: 'running',
        margin: [0, 4, 0, 0],
      },
    ],
  };
}
