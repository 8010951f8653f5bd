/** The pdfmake definition of the minutes of a session: their pages, metadata and attached data. */
import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import { INK, PAGE, STYLES } from '../documents/minutes-layout.ts';
import { createSessionContext, type SessionData } from '../documents/session-context.ts';
import {
  sessionBody,
  sessionCopyMark,
  sessionFooter,
  sessionHeader,
  sessionTitle,
} from '../documents/session-pages.ts';
import { SESSION } from '../documents/session-wording.ts';
import { FONT_FAMILY } from './faces.ts';
import { printable } from './printable.ts';
import type { SafeText } from './safe-text.ts';
import { taggedDefinition } from './tags/tagged-definition.ts';

interface DrawingOptions {
  readonly safe: SafeText;
  /** Canonical JSON of the minutes, which an original holds. */
  readonly json: string;
}

/** Builds the definition; every text is made printable. Throws SignatureSvgError on a signature that is not ink. */
export function sessionDefinition(data: SessionData, { json, safe }: DrawingOptions): TDocumentDefinitions {
  const context = createSessionContext(data);
  const { content, mode } = data;
  const lockedAt = new Date(content.lockedAt);
  const madeAt = mode === 'copy' ? new Date(data.printedAt) : lockedAt;
  const definition: TDocumentDefinitions = {
    version: '1.7',
    subset: 'PDF/A-3b',
    ...(mode === 'original' ? { files: { minutes: attachment(content.number, json, lockedAt) } } : {}),
    language: 'fr-FR',
    displayTitle: true,
    pageSize: 'A4',
    pageMargins: [PAGE.marginX, PAGE.marginTop, PAGE.marginX, PAGE.marginBottom],
    info: {
      title: safe(`${sessionTitle(context)} n° ${content.number}${sessionCopyMark(context)}`),
      author: safe(content.session.organisation),
      subject: safe(`${content.certification.title}, ${content.session.title}`),
      creator: safe(`${content.software.name} ${content.software.version}`),
      producer: 'pdfmake',
      creationDate: madeAt,
      modDate: madeAt,
    },
    defaultStyle: { font: FONT_FAMILY, color: INK, fontSize: 9.4, lineHeight: 0.98 },
    styles: STYLES,
    header: () => printable(sessionHeader(context), safe),
    footer: (page, pageCount) => printable(sessionFooter(context, page, pageCount), safe),
    content: printable(sessionBody(context), safe),
    pageBreakBefore: ({ headlineLevel, startPosition: { top, pageInnerHeight } }) =>
      headlineLevel !== undefined && top + headlineLevel > PAGE.marginTop + pageInnerHeight,
  };
  return taggedDefinition(definition, mode === 'original');
}

function attachment(number: string, json: string, lockedAt: Date) {
  return {
    src: `data:application/json;base64,${Buffer.from(json).toString('base64')}`,
    name: `${number}.json`,
    // Missing from pdfmake's typings, and required by PDF/A-3.
    type: 'application/json',
    relationship: 'Data' as const,
    description: SESSION.attachment,
    creationDate: lockedAt,
    modifiedDate: lockedAt,
  };
}
