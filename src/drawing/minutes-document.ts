/** The pdfmake definition of the minutes: their pages, metadata and attached data. */
import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import { columnsAsMeasured } from './column-widths.ts';
import { FONT_FAMILY } from './faces.ts';
import { INK, PAGE, STYLES } from '../documents/minutes-layout.ts';
import { copyMark, minutesBody, runningFooter, runningHeader, titleOf } from '../documents/minutes-pages.ts';
import { createPrintContext, type MinutesData } from '../documents/print-context.ts';
import { printable } from './printable.ts';
import type { SafeText } from './safe-text.ts';
import { taggedDefinition } from './tags/tagged-definition.ts';

const ROOMY = { fontSize: 9.4, lineHeight: 0.98 };
/** A finding of absence is one page. */
const DENSE = { fontSize: 9, lineHeight: 0.9 };

/** Whose drawing: that of version 0.1.0, or today's. */
export type Drawing = 'first' | 'current';

export interface DrawingOptions {
  readonly safe: SafeText;
  /** Canonical JSON of the minutes, which an original holds. */
  readonly json: string;
  readonly drawing?: Drawing;
}

/** Builds the definition; every text is made printable. Throws SignatureSvgError on a signature that is not ink. */
export function minutesDefinition(
  data: MinutesData,
  { drawing = 'current', json, safe }: DrawingOptions,
): TDocumentDefinitions {
  const context = createPrintContext(data);
  const { content } = data;
  const lockedAt = new Date(content.lockedAt);
  const madeAt = data.mode === 'copy' ? new Date(data.printedAt) : lockedAt;
  const body = printable(minutesBody(context), safe);
  const definition: TDocumentDefinitions = {
    // The default, 1.3, would drop the XMP metadata without a word.
    version: '1.7',
    subset: 'PDF/A-3b',
    ...(data.mode === 'original' ? { files: attachedData(content.number, json, lockedAt) } : {}),
    language: 'fr-FR',
    displayTitle: true,
    pageSize: 'A4',
    pageMargins: [PAGE.marginX, PAGE.marginTop, PAGE.marginX, PAGE.marginBottom],
    info: {
      title: safe(`${titleOf(context)} n° ${content.number}${copyMark(context)}`),
      author: safe(content.session.organisation),
      subject: safe(subjectOf(content)),
      creator: safe(`${content.software.name} ${content.software.version}`),
      producer: 'pdfmake',
      creationDate: madeAt,
      modDate: madeAt,
    },
    defaultStyle: { font: FONT_FAMILY, color: INK, ...(context.isAbsence ? DENSE : ROOMY) },
    styles: STYLES,
    header: () => printable(runningHeader(context, drawing === 'current'), safe),
    footer: (page, pageCount) => printable(runningFooter(context, page, pageCount), safe),
    content: drawing === 'first' ? columnsAsMeasured(body) : body,
    pageBreakBefore: ({ headlineLevel, startPosition: { top, pageInnerHeight } }) =>
      headlineLevel !== undefined && top + headlineLevel > PAGE.marginTop + pageInnerHeight,
  };
  // What version 0.1.0 signed is drawn as it was.
  return content.schema === 'pupitre.minutes/1'
    ? definition
    : taggedDefinition(definition, data.mode === 'original');
}

/** The certification, with the bloc or, since a test may bear on several, the test. */
function subjectOf(content: MinutesData['content']): string {
  const { certification, test } = content;
  return `${certification.title}, ${content.schema === 'pupitre.minutes/1' ? content.bloc.label : test.title}`;
}

/** The data of the minutes inside the pages themselves, as PDF/A-3 associates a file: readable without this app. */
function attachedData(number: string, json: string, lockedAt: Date): TDocumentDefinitions['files'] {
  const minutes = {
    src: `data:application/json;base64,${Buffer.from(json).toString('base64')}`,
    name: `${number}.json`,
    // Missing from pdfmake's typings, and required by PDF/A-3.
    type: 'application/json',
    relationship: 'Data' as const,
    description: 'Données du procès-verbal (JSON canonique, RFC 8785)',
    creationDate: lockedAt,
    modifiedDate: lockedAt,
  };
  return { minutes };
}
