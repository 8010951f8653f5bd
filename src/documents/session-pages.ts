/** The pages of the minutes of a session: title block, numbered sections, signatures. The verifier reads the same definition. */
import type { Content } from 'pdfmake/interfaces';
import { formatIsoDate } from './french-format.ts';
import { COPY, NONE, revisionText, TITLES } from './minutes-wording.ts';
import { headerOrganisation, pageFooter, pageHeader, titleWithCode } from './page-frame.ts';
import type { Section } from './print-context.ts';
import { correctionSection } from './sections/rectification-section.ts';
import { annexSection, sessionConductSection } from './sections/session-annex-sections.ts';
import { candidateSections, resultsTableSection } from './sections/session-results-section.ts';
import { complementsSection, sessionFactsSection, sessionJurySection } from './sections/session-sections.ts';
import { signatureRowCount, signatureSection } from './sections/signature-section.ts';
import { sessionBlocks, type SessionContext } from './session-context.ts';
import { SESSION } from './session-wording.ts';

/** More rows of signature blocks than this may not fit one page. */
const MAX_KEPT_SIGNATURE_ROWS = 4;

const EVIDENCE_NOTE =
  'Les décisions du jury et les procès-verbaux cités font foi : une rectification ne les change pas. Le document rectifié ' +
  'est conservé, inchangé. Le présent document le remplace.';

/** Title of the document, by what it records. */
export function sessionTitle({ content }: Pick<SessionContext, 'content'>): string {
  if (content.rectification !== undefined) return SESSION.rectification;
  return content.complements === null ? SESSION.title : SESSION.complement;
}

/** What follows the number wherever a reprint could be taken for the original. */
export function sessionCopyMark({ mode }: SessionContext): string {
  return mode === 'copy' ? `, ${COPY.mark.toLowerCase()}` : '';
}

/** Everything between the running header and footer. Throws SignatureSvgError on a signature that is not ink. */
export function sessionBody(context: SessionContext): Content {
  const sections = sectionsOf(context);
  const blocks = sessionBlocks(context);
  const signatures = signatureSection(blocks);
  return [
    titleBlock(context),
    ...sections.flatMap((section, index) => [
      heading(section, index + 1, { headlineLevel: section.room }),
      ...section.body,
    ]),
    {
      stack: [heading(signatures, sections.length + 1), ...signatures.body],
      unbreakable: signatureRowCount(blocks) <= MAX_KEPT_SIGNATURE_ROWS,
    },
  ];
}

function sectionsOf(context: SessionContext): readonly Section[] {
  const { complements, rectification } = context.content;
  return [
    ...(rectification === undefined
      ? []
      : [
          correctionSection(rectification, {
            instants: context.instants,
            printed: (_, value) => (value === null || value === '' ? NONE : formatIsoDate(String(value))),
            note: EVIDENCE_NOTE,
          }),
        ]),
    ...(complements === null ? [] : [complementsSection(complements, context)]),
    sessionFactsSection(context),
    sessionJurySection(context),
    resultsTableSection(context),
    ...candidateSections(context),
    sessionConductSection(context),
    annexSection(context),
  ];
}

function heading({ title }: Section, number: number, place: { headlineLevel?: number } = {}): Content {
  return { text: `${String(number)}. ${title}`, style: 'heading', margin: [0, 11, 0, 4], ...place };
}

function titleBlock(context: SessionContext): Content {
  const { content, contentDigest, instants } = context;
  const { number, rectification, revision, session, status } = content;
  const lines: Content[] = [
    { text: sessionTitle(context), style: 'title' },
    { text: `n° ${number}`, style: 'number', margin: [0, 2, 0, 7] },
    { text: SESSION.status[status], style: 'status' },
  ];
  const small = (text: string): Content => ({ text, style: 'small', margin: [0, 4, 0, 0] });
  if (SESSION.statusNote[status] !== '') lines.push(small(SESSION.statusNote[status]));
  if (revision > 1 && rectification === undefined && content.complements === null)
    lines.push(small(revisionText(revision)));
  if (organisationOf(context) !== session.organisation) lines.push(small(session.organisation));
  if (context.mode === 'draft') lines.push({ text: TITLES.draft, style: 'draft', margin: [0, 4, 0, 0] });
  if (context.mode === 'copy') {
    const { printedAt } = context;
    lines.unshift({ text: COPY.mark, style: 'status', margin: [0, 0, 0, 2] });
    lines.push(small(COPY.statement(instants.date(printedAt), instants.time(printedAt))));
  }
  return titleWithCode(lines, SESSION.code(number, contentDigest), 'L');
}

function headerNumber(context: SessionContext): string {
  return `${SESSION.running(context.content.number)}${sessionCopyMark(context)}`;
}

function organisationOf(context: SessionContext): string {
  return headerOrganisation(context.content.session.organisation, headerNumber(context));
}

/** What stands above each page. */
export function sessionHeader(context: SessionContext): Content {
  return pageHeader(organisationOf(context), headerNumber(context));
}

/** What stands under the page of that number, from 1. */
export function sessionFooter(
  { content: { software }, contentDigest }: SessionContext,
  page: number,
  pageCount: number,
): Content {
  return pageFooter({ contentDigest, software }, page, pageCount);
}
