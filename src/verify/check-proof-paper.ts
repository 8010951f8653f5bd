/** The proof file on paper: the JSON of a proof inside pages that the organisation seals. */
import { SEAL_FIELD } from '../domain/minutes/signature-fields.ts';
import { proofIn } from './attached-proof.ts';
import { authorityOf, authoritySection } from './authority-section.ts';
import { coverageSection } from './coverage-section.ts';
import type { Given } from './inputs.ts';
import { proofPageFindings } from './pages/proof-pages-findings.ts';
import { type CheckedDocument, documentSection, type ReadDocument, withoutFields } from './read-document.ts';
import { withTime } from './member-signatures.ts';
import { note, pass, type Section } from './report.ts';
import { checkSignature } from './signature-section.ts';

/** Checks the paper itself; what it says of minutes is checked with them. */
export async function checkProofPaper(paper: ReadDocument, given: Given): Promise<CheckedDocument> {
  const { attached, fields, updates } = paper;
  const proof = proofIn(attached);
  const number = proof?.number ?? '';
  const pages = proof === null ? [] : await proofPageFindings(paper.file, fields, proof);
  const update = updates.find(({ field }) => field?.name === SEAL_FIELD);
  const expected = { kind: 'seal', name: null, capacity: '', lockedAt: 0 } as const;
  const checked = update === undefined ? null : await checkSignature(update, expected, given);
  const seal = checked === null ? null : await withTime(checked, null, given);
  const trust = { members: [], seal, given: given.certificates, areListsMany: given.areListsMany };
  const sections: Section[] = [
    documentSection(paper, [note('proof-paper', { number })]),
    ...(seal === null ? [] : [seal.section]),
    coverageSection(fields, updates, [SEAL_FIELD]),
    ...(seal === null ? [] : [authoritySection(null, trust)]),
    { id: 'data', values: {}, findings: [pass('proof-attached'), ...pages] },
  ];
  return {
    sections: fields.length === 0 ? withoutFields(sections) : sections,
    isCheckable: fields.length > 0,
    number: proof?.number ?? null,
    timeZone: proof?.clock.timeZone ?? null,
    content: null,
    citable: null,
    authoritySha256: authorityOf(trust)?.sha256 ?? null,
    restsOn: seal?.path ?? [],
  };
}
