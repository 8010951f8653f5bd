/** What a reader needs of a report, in order: what the verdict rests on, what is left to confirm, what is wrong. */
import type { DocumentReport, Finding, FindingCode } from './report.ts';

export interface Summary {
  /** What carries the verdict; empty when nothing does. */
  readonly basis: readonly Finding[];
  readonly confirmations: readonly Finding[];
  readonly failures: readonly Finding[];
  /** What is wrong with the register, whatever the document is worth. */
  readonly register: readonly Finding[];
}

/** Findings that carry a verdict, in the order in which they are told. */
const BASIS: readonly FindingCode[] = [
  'signed-by',
  'authority-confirmed',
  'seal-of-minutes',
  'timestamp-valid',
  'coverage-whole',
  'pages-same',
  'proof-digests',
  'annex-whole',
];

/** Sums a document's findings up; the same sentence is told once. */
export function summaryOf({ sections, verdict }: Pick<DocumentReport, 'sections' | 'verdict'>): Summary {
  const findings = sections.flatMap((section) => section.findings);
  const ofLevel = (level: Finding['level']) =>
    distinct(findings.filter((finding) => finding.level === level));
  const carries = verdict === 'authentic' || verdict === 'intact-unconfirmed';
  return {
    basis: carries
      ? BASIS.flatMap((code) => distinct(findings.filter((one) => one.code === code && one.level === 'pass')))
      : [],
    confirmations: ofLevel('open'),
    failures: ofLevel('fail'),
    register: ofLevel('doubt'),
  };
}

function distinct(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter((finding) => {
    const key = JSON.stringify([finding.code, finding.values]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
