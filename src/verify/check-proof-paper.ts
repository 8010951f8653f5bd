/** The proof file on paper: the JSON of a proof inside pages that the organisation seals. */
import { SEAL_FIELD } from '../domain/minutes/signature-fields.ts';
import { withSealAppearance } from './appearances/with-appearances.ts';
import { SIGNING_REASON } from '../documents/signing-reason.ts';
import { proofIn } from './attached-proof.ts';
import { authorityOf, authoritySection } from './authority-section.ts';
import { coverageSection } from './coverage-section.ts';
import type { Given } from './inputs.ts';
import type { Proof } from '../domain/minutes/proof.schema.ts';
import { proofPageFindings } from './pages/proof-pages-findings.ts';
import { type CheckedDocument, documentSection, type ReadDocument, withoutFields } from './read-document.ts';
import { withTime } from './member-signatures.ts';
import { chainFindings } from './proof-chain.ts';
import { note, pass, type Section } from './report.ts';
import { sealIdentityFindings } from './seal-identity.ts';
import { type CheckedSignature, checkSignature, withFindings } from './signature-section.ts';
import { isLocalAuthority } from './trust.ts';

/** Checks the paper itself; what it says of minutes is checked with them. */
export async function checkProofPaper(paper: ReadDocument, given: Given): Promise<CheckedDocument> {
  const { attached, fields, updates } = paper;
  const proof = proofIn(attached);
  const number = proof?.number ?? '';
  const update = updates.find(({ field }) => field?.name === SEAL_FIELD);
  const expected = {
    kind: 'seal',
    name: null,
    capacity: '',
    lockedAt: 0,
    reason: SIGNING_REASON.proof(number),
    isReasonHeld: proof?.schema === 'pupitre.proof/2',
  } as const;
  const checked = update === undefined ? null : await checkSignature(update, expected, given);
  const timed = checked === null ? null : await withTime(identified(checked, proof, given), null, given);
  const words = { timeZone: proof?.clock.timeZone ?? 'UTC', outside: { names: [], files: null } };
  const seal =
    timed === null ? null : await withSealAppearance({ ...paper, redrawing: given.redrawing }, timed, words);
  const isBroken = seal === null || seal.section.findings.some(({ level }) => level === 'fail');
  const pages =
    proof === null
      ? []
      : await proofPageFindings({
          file: paper.file,
          fields,
          proof,
          json: attached.isSound ? attached.text : '',
          redrawing: isBroken ? null : given.redrawing,
        });
  const trust = { members: [], seal, given: given.certificates, areListsMany: given.areListsMany };
  const sections: Section[] = [
    documentSection(paper, [note('proof-paper', { number })]),
    ...(seal === null ? [] : [seal.section]),
    coverageSection(fields, updates, [SEAL_FIELD]),
    ...(seal === null ? [] : [authoritySection(null, trust)]),
    { id: 'data', values: {}, findings: [pass('proof-attached'), ...pages] },
    ...(proof === null
      ? []
      : [{ id: 'proof', values: {}, findings: await chainFindings(proof, null) } as const]),
  ];
  return {
    sections: fields.length === 0 ? withoutFields(sections) : sections,
    isCheckable: fields.length > 0,
    number: proof?.number ?? null,
    timeZone: proof?.clock.timeZone ?? null,
    content: null,
    citable: null,
    authoritySha256: authorityOf(trust)?.sha256 ?? null,
    sealSha256: seal?.certificate?.sha256 ?? null,
    restsOn: seal?.path ?? [],
  };
}

/**
 * The seal with what tells it apart from the certificates of those who signed the minutes. What the proof says of its seal and
 * of its organisation is no help, since who forged one could write it.
 */
function identified(seal: CheckedSignature, proof: Proof | null, given: Given): CheckedSignature {
  const { certificate, root } = seal;
  if (certificate === null || proof === null) return seal;
  const { signatures } = proof;
  const findings = sealIdentityFindings({
    certificate,
    root,
    memberRoot: root !== null && isLocalAuthority(root) ? root : null,
    memberCertificates: signatures.flatMap((one) => one.certificate?.sha256 ?? []),
    memberNames: signatures.map(({ name }) => name),
    organisation: '',
    named: undefined,
    given: given.certificates,
  });
  return withFindings(seal, findings);
}
