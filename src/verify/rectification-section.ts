/** What a rectification corrects, held against the documents that were given with it. */
import type { CitedMinutes, MinutesContent } from '../domain/minutes/minutes.schema.ts';
import { fail, type Finding, note, pass, type Section } from './report.ts';

/** A document that was given, as another may cite it. */
export interface Citable {
  readonly number: string;
  readonly contentDigest: string;
  /** SHA-256 (hex) of the sealed file. */
  readonly sealedSha256: string;
  /** SHA-256 (hex) of the authority that it rests on: another organisation may give the same number. */
  readonly authoritySha256: string | null;
}

/** The section of a rectification; null for minutes that correct nothing. */
export function rectificationSection(
  { rectification }: Pick<MinutesContent, 'rectification'>,
  all: readonly Citable[],
  authoritySha256: string | null,
): Section | null {
  if (rectification === undefined) return null;
  const documents = all.filter((document) => document.authoritySha256 === authoritySha256);
  const { differences, first, number, reason } = rectification;
  const findings = [
    note('rectifies', { number, reason, count: differences.length }),
    citedFinding(rectification, documents),
    ...(first === undefined ? [] : [citedFinding(first, documents)]),
  ];
  return { id: 'rectification', values: { number }, findings };
}

/** Tells of a document given beside that a later one corrects it. */
export function correctedFindings(
  { authoritySha256, number }: { readonly number: string; readonly authoritySha256: string | null },
  others: readonly (Citable & { readonly rectifies: string | null })[],
): Finding[] {
  return others
    .filter((other) => other.rectifies === number && other.authoritySha256 === authoritySha256)
    .map((other) => note('rectified-by', { number: other.number }));
}

function citedFinding(
  { contentDigest, number, pdfSha256 }: CitedMinutes,
  documents: readonly Citable[],
): Finding {
  const cited = documents.filter((document) => document.number === number);
  if (cited.length === 0) return note('cited-not-given', { number, sha256: pdfSha256 });
  const isSame = cited.some(
    (document) => document.contentDigest === contentDigest && document.sealedSha256 === pdfSha256,
  );
  return isSame ? pass('cited-same', { number }) : fail('cited-other', { number });
}
