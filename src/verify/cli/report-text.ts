/** A report as plain text for people, and as JSON for programs. */
import type { DocumentReport, Finding, FindingLevel, Report } from '../report.ts';
import { summaryOf } from '../summary.ts';
import { companionText, withinLine } from '../wording.ts';
import type { Wording } from '../wording.ts';

const MARKS: Readonly<Record<FindingLevel, string>> = {
  pass: '✓',
  fail: '✗',
  open: '?',
  doubt: '!',
  note: '·',
};

/** Text of a report: the verdict first; every finding for one document, what matters of each for several. */
export function reportText(report: Report, wording: Wording): string {
  const { documents } = report;
  const [only] = documents;
  const blocks =
    only === undefined
      ? [wording.texts.command.noDocument]
      : documents.length === 1
        ? [
            verdictBlock(only, wording),
            ...summaryBlocks(only, wording),
            wording.texts.page.details,
            ...only.sections.map((section) => sectionBlock(section, only, wording)),
          ]
        : [
            wording.texts.verdict.summary[report.verdict],
            documents.map((document) => summary(document, wording)).join('\n'),
          ];
  return `${[...blocks, ...companionBlock(report, wording)].join('\n\n')}\n`;
}

/** The report with its sentences, as indented JSON. */
export function reportJson(
  { companions, documents, verdict }: Report,
  wording: Wording,
  exitCode: number,
): string {
  const told = documents.map((document) => ({
    ...document,
    title: wording.texts.verdict.title[document.verdict],
    text: wording.texts.verdict.text[document.verdict],
    summary: Object.fromEntries(
      Object.entries(summaryOf(document)).map(([part, findings]: [string, readonly Finding[]]) => [
        part,
        findings.map((finding) => wording.sentence(finding, document.timeZone)),
      ]),
    ),
    sections: document.sections.map((section) => ({
      ...section,
      title: wording.title(section, document.timeZone),
      findings: section.findings.map((finding) => ({
        ...finding,
        text: wording.sentence(finding, document.timeZone),
      })),
    })),
  }));
  return `${JSON.stringify({ verdict, exitCode, documents: told, companions }, null, 2)}\n`;
}

function verdictBlock({ name, number, verdict }: DocumentReport, { texts }: Wording): string {
  const title = texts.verdict.title[verdict];
  const named = number === null ? name : `${name} (${number})`;
  return [title.toLocaleUpperCase(), withinLine(named), texts.verdict.text[verdict]].join('\n');
}

/** What the verdict rests on, what is left to confirm, what is wrong, and the register's state. */
function summaryBlocks(document: DocumentReport, wording: Wording): string[] {
  const { page } = wording.texts;
  const { basis, confirmations, failures, register } = summaryOf(document);
  const block = (title: string, findings: readonly Finding[]) =>
    findings.length === 0
      ? []
      : [[title, ...findings.map((one) => findingLine(one, document.timeZone, wording))].join('\n')];
  return [
    ...block(page.basis, basis),
    ...block(document.verdict === 'not-checkable' ? page.reason : page.confirmations, confirmations),
    ...block(page.failures, failures),
    ...block(page.register, register),
  ];
}

function sectionBlock(
  section: DocumentReport['sections'][number],
  { timeZone }: DocumentReport,
  wording: Wording,
): string {
  const lines = section.findings.map((finding) => findingLine(finding, timeZone, wording));
  return [wording.title(section, timeZone), ...lines].join('\n');
}

function findingLine(finding: Finding, timeZone: string, wording: Wording): string {
  return `  ${MARKS[finding.level]} ${wording.sentence(finding, timeZone)}`;
}

/** One line, and under it what is wrong and what is left to confirm. */
function summary(document: DocumentReport, wording: Wording): string {
  const { name, number, sections, timeZone, verdict } = document;
  const named = [name, ...(number === null ? [] : [number])].map(withinLine);
  const line = [wording.texts.verdict.title[verdict], ...named].join('  ');
  const serious = sections
    .flatMap(({ findings }) => findings)
    .filter(({ level }) => level === 'fail' || level === 'open' || level === 'doubt');
  return [line, ...serious.map((finding) => findingLine(finding, timeZone, wording))].join('\n');
}

function companionBlock({ companions }: Report, wording: Wording): string[] {
  if (companions.length === 0) return [];
  const lines = companions.map((companion) => `  · ${companionText(companion, wording)}`);
  return [[wording.texts.command.companions, ...lines].join('\n')];
}
