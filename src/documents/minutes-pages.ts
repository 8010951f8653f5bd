/**
 * The pages of the minutes as pdfmake lays them out: title block, numbered sections, running header and footer. It knows no
 * file and no platform: the verifier reads the same definition, to hold pages to their data.
 */
import type { Content } from 'pdfmake/interfaces';
import { COPY, revisionText, TITLES } from './minutes-wording.ts';
import { headerOrganisation, pageFooter, pageHeader, titleWithCode } from './page-frame.ts';
import { isFirst, isSecond } from './print-context.ts';
import type { PrintContext, Section } from './print-context.ts';
import { attemptsSections } from './sections/attempts-section.ts';
import { calculationSection } from './sections/calculation-section.ts';
import { conductSection } from './sections/conduct-section.ts';
import { decisionSection, notAssessedSection } from './sections/decision-sections.ts';
import {
  absenceSection,
  candidateSection,
  sessionSection,
  testSection,
} from './sections/identification-sections.ts';
import { handoutsSections } from './sections/handouts-section.ts';
import { jurySection } from './sections/jury-section.ts';
import { lateSections } from './sections/late-section.ts';
import { paperSections } from './sections/paper-section.ts';
import { rectificationSection } from './sections/rectification-section.ts';
import { otherTestsSection, resultSection2 } from './sections/result-2-section.ts';
import { resultsSection2 } from './sections/results-2-section.ts';
import { resultsSection } from './sections/results-section.ts';
import { roleplaySection } from './sections/roleplay-section.ts';
import { signatureRowCount, signatureSection } from './sections/signature-section.ts';
import { minutesBlocks } from './signature-blocks.ts';

/** More rows of signature blocks than this may not fit one page. */
const MAX_KEPT_SIGNATURE_ROWS = 4;

/** Title of the document, by what it records. */
export function titleOf({ content, isAbsence, isFinding }: PrintContext): string {
  if (content.rectification !== undefined) return TITLES.rectification;
  if (isFinding && !isAbsence) return TITLES.finding;
  return isAbsence ? TITLES.absence : TITLES.minutes;
}

/** What follows the number wherever a reprint could be taken for the original. */
export function copyMark({ mode }: PrintContext): string {
  return mode === 'copy' ? `, ${COPY.mark.toLowerCase()}` : '';
}

/** Everything between the running header and footer. Throws SignatureSvgError on a signature that is not ink. */
export function minutesBody(context: PrintContext): Content {
  const { rectification } = context.content;
  const sections = [
    ...(rectification === undefined ? [] : [rectificationSection(rectification, context)]),
    ...(context.isAbsence ? absenceSections(context) : fullSections(context)),
  ];
  const blocks = minutesBlocks(context);
  const signatures = signatureSection(blocks);
  return [
    titleBlock(context),
    ...sections.flatMap((section, index) => [
      heading(section, index + 1, context, { headlineLevel: section.room }),
      ...section.body,
    ]),
    {
      stack: [heading(signatures, sections.length + 1, context), ...signatures.body],
      unbreakable: signatureRowCount(blocks) <= MAX_KEPT_SIGNATURE_ROWS,
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
    ...(isSecond(context) ? handoutsSections(context) : []),
    jurySection(context),
    conductSection(context),
    ...assessmentSections(context),
    ...(isSecond(context) ? lateSections(context) : []),
  ];
}

/** What was marked, computed and given, by the version of the content. */
function assessmentSections(context: PrintContext): Section[] {
  const { isFinding } = context;
  if (isFirst(context))
    return [
      ...(isFinding ? [] : [resultsSection(context)]),
      notAssessedSection(context),
      decisionSection(context),
    ];
  if (!isSecond(context)) return [];
  return [
    ...attemptsSections(context),
    ...(isFinding ? [] : [...paperSections(context), resultsSection2(context), calculationSection(context)]),
    otherTestsSection(context),
    resultSection2(context),
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
    ...(isSecond(context) ? [...attemptsSections(context), ...lateSections(context)] : []),
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
    { text: context.words.status(content, context.kind), style: 'status' },
  ];
  // A rectification is a revision too, and its object says what became of the one before.
  if (content.revision > 1 && content.rectification === undefined)
    lines.push({ text: revisionText(content.revision), style: 'small', margin: [0, 4, 0, 0] });
  if (organisationOf(context) !== content.session.organisation)
    lines.push({ text: content.session.organisation, style: 'small', margin: [0, 4, 0, 0] });
  if (context.mode === 'draft') lines.push({ text: TITLES.draft, style: 'draft', margin: [0, 4, 0, 0] });
  if (context.mode === 'copy') {
    const { printedAt } = context;
    const statement = COPY.statement(instants.date(printedAt), instants.time(printedAt));
    lines.unshift({ text: COPY.mark, style: 'status', margin: [0, 0, 0, 2] });
    lines.push({ text: statement, style: 'small', margin: [0, 4, 0, 0] });
  }
  const code = context.words.code(content.number, contentDigest);
  // More words leave less room for repair; the code stands on paper that is read from near.
  return titleWithCode(lines, code, content.schema === 'pupitre.minutes/1' ? 'M' : 'L');
}

/** What the running header says at the right. */
function headerNumber(context: PrintContext): string {
  return `Procès-verbal n° ${context.content.number}${copyMark(context)}`;
}

/** The organisation as the running header names it. */
function organisationOf(context: PrintContext): string {
  const { schema, session } = context.content;
  return schema === 'pupitre.minutes/1'
    ? session.organisation
    : headerOrganisation(session.organisation, headerNumber(context));
}

/** What stands above each page; version 0.1.0 did not keep the number on one line. */
export function runningHeader(context: PrintContext, isNumberKept = true): Content {
  return pageHeader(organisationOf(context), headerNumber(context), isNumberKept);
}

/** What stands under the page of that number, from 1. */
export function runningFooter(
  { content: { software }, contentDigest }: PrintContext,
  page: number,
  pageCount: number,
): Content {
  return pageFooter({ contentDigest, software }, page, pageCount);
}
