/** The check of minutes: signatures, coverage, data, chain. */
import { sha256Text } from '../cms/bytes.ts';
import {
  type AnyContent,
  type AnyMinutesFile,
  signatoriesIn,
} from '../domain/session-minutes/any-minutes.ts';
import { SEAL_FIELD } from '../domain/minutes/signature-fields.ts';
import { withAppearances } from './appearances/with-appearances.ts';
import { type AttachedMinutes, attachedMinutes } from './attached-data.ts';
import { authorityOf, authoritySection } from './authority-section.ts';
import { isHeadOfAnother, proofsOf } from './claims.ts';
import { coverageSection, minutesFields } from './coverage-section.ts';
import type { Given } from './inputs.ts';
import { type CheckedSignatures, checkSignatures, memberSections } from './member-signatures.ts';
import { printedFindings } from './printed-checks.ts';
import { type DocumentFacts, type FoundSignature, proofSection } from './proof-section.ts';
import { type CheckedDocument, documentSection, type ReadDocument, withoutFields } from './read-document.ts';
import type { Citable } from './rectification-section.ts';
import { fail, type Finding, note, pass, type Section } from './report.ts';
import { type CheckedSignature, holderOf } from './signature-section.ts';

/** Checks a document that is, or should be, minutes. */
export async function checkMinutes(document: ReadDocument, given: Given): Promise<CheckedDocument> {
  const { attached, fields, updates } = document;
  const data = await attachedMinutes(attached);
  const content = data.minutes?.content ?? null;
  const own = { number: content?.number ?? '', contentDigest: data.minutes?.contentDigest ?? '' };
  const proofs = proofsOf(own, given.proofs, given.claims);
  const checked = await checkSignatures(updates, content, given);
  const signed =
    data.minutes === null
      ? checked
      : await withAppearances({ ...document, redrawing: given.redrawing }, checked, data.minutes, proofs);
  const { members, seal, timestamps } = signed;
  const trust = {
    members: [...members.values()],
    seal,
    given: given.certificates,
    areListsMany: given.areListsMany,
  };
  const facts = await documentFacts(document, data.minutes, signed);
  const isOfAnother = (head: Given['witnesses'][number]) => isHeadOfAnother(head, given.claims, given.proofs);
  const signatures: Section[] = [
    ...memberSections(content, signed, { outside: given.outside, proofs }),
    ...(seal === null ? [] : [seal.section]),
    ...timestamps.map(({ section }) => section),
  ];
  const isBroken = signatures.some(({ findings }) => findings.some(({ level }) => level === 'fail'));
  const sections: Section[] = [
    documentSection(document, identity(content)),
    ...signatures,
    withSigners(
      coverageSection(
        fields,
        updates,
        content === null ? null : minutesFields(signatoriesIn(content).length),
      ),
      trust.members,
    ),
    ...(trust.members.length > 0 || seal !== null ? [authoritySection(content?.authority, trust)] : []),
    { id: 'data', values: {}, findings: await dataFindings(document, data, given, isBroken) },
    ...(facts === null ? [] : [await proofSection(facts, proofs, given.witnesses, isOfAnother)]),
    { id: 'notes', values: {}, findings: generalNotes(timestamps.length > 0) },
  ];
  return {
    sections: fields.length === 0 ? withoutFields(sections) : sections,
    isCheckable: fields.length > 0,
    number: content?.number ?? null,
    timeZone: content?.timeZone ?? null,
    content,
    citable: facts === null ? null : citableOf(facts, authorityOf(trust)?.sha256 ?? null),
    authoritySha256: authorityOf(trust)?.sha256 ?? null,
    sealSha256: seal?.certificate?.sha256 ?? null,
    restsOn: [...trust.members, ...(seal === null ? [] : [seal])].flatMap(({ path }) => path),
  };
}

/** Who signed, told once. */
function withSigners(section: Section, members: readonly CheckedSignature[]): Section {
  const names = members.flatMap(({ certificate, section: { findings } }) =>
    certificate === null || findings.some(({ level }) => level === 'fail') ? [] : [holderOf(certificate)],
  );
  if (names.length === 0 || names.length < members.length) return section;
  return { ...section, findings: [pass('signed-by', { names: names.join(', ') }), ...section.findings] };
}

function identity(content: AnyContent | null): Finding[] {
  if (content === null) return [];
  const { number, revision, session } = content;
  // An organisation need not have been named.
  const held = [session.title, session.organisation].filter((part) => part !== '').join(', ');
  return [note('identity', { number, revision, session: held })];
}

async function dataFindings(
  { attached, fields, file }: ReadDocument,
  { findings, minutes }: AttachedMinutes,
  { claims, minutesFiles, redrawing }: Given,
  isBroken: boolean,
): Promise<Finding[]> {
  if (minutes === null || !attached.isSound) return [...findings];
  const { number } = minutes.content;
  const beside = minutesFiles
    .filter(
      ({ canonical, number: of }) =>
        of === number && (canonical === attached.text || !claims.some(({ text }) => text === canonical)),
    )
    .map(({ canonical, name, text }) => {
      if (canonical !== attached.text) return fail('json-other', { name });
      return pass(text === attached.text ? 'json-same' : 'json-same-data', { name });
    });
  return [
    ...findings,
    ...(await printedFindings({
      file,
      fields,
      minutes,
      json: attached.text,
      redrawing: isBroken ? null : redrawing,
    })),
    ...beside,
  ];
}

async function documentFacts(
  { attached, file, updates }: ReadDocument,
  minutes: AnyMinutesFile | null,
  { members, seal, timestamps }: CheckedSignatures,
): Promise<DocumentFacts | null> {
  if (minutes === null || !attached.isSound) return null;
  const { end } = file.revision(updates.find(({ field }) => field?.name === SEAL_FIELD)?.rank);
  const found = ([field, { certificate, signedAt }]: readonly [
    string,
    CheckedSignature,
  ]): FoundSignature => ({
    field,
    certificate,
    signedAt,
  });
  return {
    minutes,
    json: attached.text,
    sealed: { sha256: await sha256Text(file.bytes.subarray(0, end)), byteCount: end },
    signatures: [...members, ...(seal === null ? [] : [[SEAL_FIELD, seal] as const])].map(found),
    tokens: timestamps.flatMap(({ token }) => (token === null ? [] : [token.sha256])),
  };
}

function citableOf({ minutes, sealed }: DocumentFacts, authoritySha256: string | null): Citable {
  const { content, contentDigest } = minutes;
  return { number: content.number, contentDigest, sealedSha256: sealed.sha256, authoritySha256 };
}

function generalNotes(isTimestamped: boolean): Finding[] {
  return [
    note(isTimestamped ? 'level-timestamped' : 'level'),
    ...(isTimestamped ? [] : [note('clock')]),
    note('jury-unchecked'),
  ];
}
