/** What documents that were given together tell of each other. */
import type { CheckedDocument } from './read-document.ts';
import { doubt, fail, type Finding, open, pass, type Section, type Verdict } from './report.ts';

/** A document by itself, before the others are looked at. */
export interface Neighbour extends CheckedDocument {
  readonly name: string;
  readonly verdict: Verdict;
}

/** What the others say of a document, in the sections that it has. */
export function amongDocuments(document: Neighbour, all: readonly Neighbour[]): readonly Section[] {
  const others = all.filter((other) => other !== document);
  const sections = document.sections.map((section) => withKnownSeal(section, others));
  const twins = twinFindings(document, others);
  if (twins.length === 0) return sections;
  return sections.map((section) =>
    section.id === 'document' ? { ...section, findings: [...section.findings, ...twins] } : section,
  );
}

/** A seal that nothing told apart, and that sealed minutes which are authentic. */
function withKnownSeal(section: Section, others: readonly Neighbour[]): Section {
  if (section.id !== 'seal') return section;
  const findings = section.findings.map((finding) => {
    if (finding.code !== 'seal-not-told-apart') return finding;
    const minutes = others.find(
      ({ content, sealSha256, verdict }) =>
        content !== null && verdict === 'authentic' && sealSha256 === finding.values['sha256'],
    );
    return minutes === undefined ? finding : pass('seal-known', { number: minutes.number ?? '' });
  });
  return { ...section, findings };
}

/**
 * Two minutes of one number under one authority: one of them at most is in the register. A proof tells which, save in minutes
 * of version 0.1.0, whose numbers two installations could both give.
 */
function twinFindings(document: Neighbour, others: readonly Neighbour[]): Finding[] {
  return others
    .filter((other) => areTwins(document, other))
    .map((other): Finding => {
      const values = { number: document.number ?? '', name: other.name };
      const [isOwn, isOther] = [isNamedByProof(document), isNamedByProof(other)];
      if (isOwn && !isOther) return doubt('number-twice-named', values);
      const isNew = document.content?.schema !== 'pupitre.minutes/1';
      return isOther && !isOwn && isNew ? fail('number-of-another', values) : open('number-twice', values);
    });
}

function areTwins(one: Neighbour, other: Neighbour): boolean {
  const [own, its] = [one.citable, other.citable];
  if (own === null || its === null || one.verdict === 'altered' || other.verdict === 'altered') return false;
  return (
    own.number === its.number &&
    own.contentDigest !== its.contentDigest &&
    own.authoritySha256 !== null &&
    own.authoritySha256 === its.authoritySha256
  );
}

function isNamedByProof({ sections }: Neighbour): boolean {
  return sections.some(({ findings }) => findings.some(({ code }) => code === 'proof-digests'));
}
