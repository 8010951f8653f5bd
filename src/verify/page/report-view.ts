/** Draws a report: the verdict large, what matters under it, everything else folded. */
import type { Companion, DocumentReport, Finding, FindingLevel, Report, Section } from '../report.ts';
import { summaryOf } from '../summary.ts';
import { companionText } from '../wording.ts';
import type { Wording } from '../wording.ts';
import { type Child, element, sentence } from './elements.ts';

const MARKS: Readonly<Record<FindingLevel, string>> = {
  pass: '✓',
  fail: '✕',
  open: '?',
  doubt: '!',
  note: '–',
};

/** The documents of a report, then the files that they were checked against. */
export function reportView(report: Report, wording: Wording): readonly HTMLElement[] {
  const documents = report.documents.map((document, index) => documentView(document, index, wording));
  const { noDocument } = wording.texts.page;
  const empty = documents.length === 0 ? [element('p', { class: 'message' }, noDocument)] : [];
  return [...empty, ...documents, ...companionsView(report.companions, wording)];
}

function documentView(document: DocumentReport, index: number, wording: Wording): HTMLElement {
  const { page, verdict: verdicts } = wording.texts;
  const { name, number, sections, timeZone, verdict } = document;
  const titleId = `verdict-${String(index)}`;
  const { basis, confirmations, failures, register } = summaryOf(document);
  const list = (level: FindingLevel, found: readonly Finding[], title: string) => {
    if (found.length === 0) return [];
    return [
      element(
        'div',
        { class: `matter ${level}` },
        element('h3', {}, title),
        findingList(found, timeZone, wording),
      ),
    ];
  };
  return element(
    'section',
    { class: `document ${verdict}`, 'aria-labelledby': titleId },
    element('p', { class: 'file' }, number === null ? name : `${name} · ${number}`),
    element('h2', { id: titleId, class: 'verdict', tabindex: '-1' }, verdicts.title[verdict]),
    element('p', { class: 'lede' }, verdicts.text[verdict]),
    ...list('pass', basis, page.basis),
    ...list('open', confirmations, verdict === 'not-checkable' ? page.reason : page.confirmations),
    ...list('fail', failures, page.failures),
    ...list('doubt', register, page.register),
    element(
      'details',
      { class: 'checks' },
      element('summary', {}, element('span', {}, checksTitle(document, wording))),
      ...sections.map((section) => sectionView(section, timeZone, wording)),
    ),
  );
}

/** How many checks are folded away. */
function checksTitle({ sections, timeZone }: DocumentReport, { fill, texts }: Wording): string {
  const count = sections.reduce((sum, { findings }) => sum + findings.length, 0);
  return fill(texts.page.checks, { count }, timeZone);
}

function sectionView(section: Section, timeZone: string, wording: Wording): HTMLElement {
  const level = worst(section.findings);
  return element(
    'details',
    { class: `part ${level}`, ...(level === 'fail' ? { open: '' } : {}) },
    element(
      'summary',
      {},
      ...marked(level, wording, [element('span', {}, wording.title(section, timeZone))]),
    ),
    findingList(section.findings, timeZone, wording),
  );
}

function findingList(findings: readonly Finding[], timeZone: string, wording: Wording): HTMLElement {
  return element(
    'ul',
    {},
    ...findings.map((finding) =>
      element(
        'li',
        { class: finding.level },
        ...marked(finding.level, wording, [
          element('span', {}, sentence(wording.sentence(finding, timeZone))),
        ]),
      ),
    ),
  );
}

/** A mark for the eye, a word for those who listen. */
function marked(level: FindingLevel, { texts }: Wording, children: readonly Child[]): Child[] {
  return [
    element('span', { class: 'mark', 'aria-hidden': 'true' }, MARKS[level]),
    element('span', { class: 'for-listeners' }, `${texts.level[level]}, `),
    ...children,
  ];
}

function worst(findings: readonly Finding[]): FindingLevel {
  const levels = findings.map(({ level }) => level);
  return (['fail', 'open', 'doubt', 'pass'] as const).find((level) => levels.includes(level)) ?? 'note';
}

function companionsView(companions: readonly Companion[], wording: Wording): HTMLElement[] {
  if (companions.length === 0) return [];
  const items = companions.map((companion) =>
    element('li', {}, element('span', {}, companionText(companion, wording))),
  );
  return [
    element(
      'section',
      { class: 'companions', 'aria-labelledby': 'companions' },
      element('h3', { id: 'companions' }, wording.texts.page.companions),
      element('ul', {}, ...items),
    ),
  ];
}
