/** The minutes that those of a session stand on, held against the documents that were given with them. */
import { type AnyContent, isSessionContent } from '../domain/session-minutes/any-minutes.ts';
import type { Citable } from './rectification-section.ts';
import { type Finding, note, open, pass, type Section, type Verdict } from './report.ts';

/** A document that was given, with what its own check says. */
export type GivenDocument = Citable & { readonly verdict: Verdict };

/** The section of what a session's minutes cite; null for other documents. */
export function annexSection(content: AnyContent, given: readonly GivenDocument[]): Section | null {
  if (!isSessionContent(content)) return null;
  const { annex, complements } = content;
  const cited = [
    ...annex.map(({ digest, number }) => ({ number, digest })),
    ...(complements === null ? [] : [{ number: complements.number, digest: complements.contentDigest }]),
  ];
  const findings = cited.map((each) => citedFinding(each, given));
  const missing = findings.filter(({ code }) => code === 'annex-not-given').length;
  const isWhole = cited.length > 0 && findings.every(({ code }) => code === 'annex-same');
  return {
    id: 'annex',
    values: { count: cited.length },
    findings: [
      ...(cited.length === 0 ? [note('annex-empty')] : []),
      ...(isWhole ? [pass('annex-whole', { count: cited.length })] : []),
      ...(missing > 0 ? [note('annex-missing', { count: missing })] : []),
      ...findings,
    ],
  };
}

/** What became of a document that is cited, among those that were given. */
export type CitedState = 'given' | 'altered' | 'other' | 'missing';

/** Known by the digest of its content: numbers of other installations may look alike. */
export function citedState(
  { digest, number }: { readonly number: string; readonly digest: string },
  given: readonly { readonly number: string; readonly contentDigest: string; readonly isAltered: boolean }[],
): CitedState {
  const same = given.find((document) => document.number === number && document.contentDigest === digest);
  if (same !== undefined) return same.isAltered ? 'altered' : 'given';
  return given.some((document) => document.number === number) ? 'other' : 'missing';
}

function citedFinding(
  cited: { readonly number: string; readonly digest: string },
  given: readonly GivenDocument[],
): Finding {
  const { digest, number } = cited;
  const held = given.map(({ contentDigest, number: own, verdict }) => ({
    number: own,
    contentDigest,
    isAltered: verdict === 'altered',
  }));
  switch (citedState(cited, held)) {
    case 'given':
      return pass('annex-same', { number });
    case 'altered':
      return open('annex-altered', { number });
    case 'other':
      return open('annex-other', { number });
    case 'missing':
      return note('annex-not-given', { number, sha256: digest });
  }
}
