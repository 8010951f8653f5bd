/** The check of minutes: signatures, coverage, data, chain. */
import { sha256Text } from '../cms/bytes.ts';
import type { MinutesContent, MinutesFile } from '../domain/minutes/minutes.schema.ts';
import { signatories } from '../domain/minutes/signatories.ts';
import { SEAL_FIELD } from '../domain/minutes/signature-fields.ts';
import { type AttachedMinutes, attachedMinutes } from './attached-data.ts';
import { authorityOf, authoritySection } from './authority-section.ts';
import { coverageSection, minutesFields } from './coverage-section.ts';
import type { Given } from './inputs.ts';
import { type CheckedSignatures, checkSignatures, memberSections } from './member-signatures.ts';
import { printedFindings } from './printed-checks.ts';
import { type DocumentFacts, type FoundSignature, proofSection } from './proof-section.ts';
import { type CheckedDocument, documentSection, type ReadDocument, withoutFields } from './read-document.ts';
import type { Citable } from './rectification-section.ts';
import { fail, type Finding, note, pass, type Section } from './report.ts';
import type { CheckedSignature } from './signature-section.ts';

/** Checks a document that is, or should be, minutes. */
export async function checkMinutes(document: ReadDocument, given: Given): Promise<CheckedDocument> {
  const { attached, fields, updates } = document;
  const data = await attachedMinutes(attached);
  const content = data.minutes?.content ?? null;
  const signed = await checkSignatures(updates, content, given);
  const { members, seal, timestamps } = signed;
  const trust = { members: [...members.values()], seal, given: given.certificates };
  const facts = await documentFacts(document, data.minutes, signed);
  const proofs = given.proofs.map(({ proof }) => proof).filter(({ number }) => number === content?.number);
  const sections: Section[] = [
    documentSection(document, identity(content)),
    ...memberSections(content, signed, given),
    ...(seal === null ? [] : [seal.section]),
    ...timestamps.map(({ section }) => section),
    coverageSection(fields, updates, content === null ? null : minutesFields(signatories(content).length)),
    ...(trust.members.length > 0 || seal !== null ? [authoritySection(content?.authority, trust)] : []),
    { id: 'data', values: {}, findings: await dataFindings(document, data, given) },
    ...(facts === null ? [] : [await proofSection(facts, proofs, given.witnesses)]),
    { id: 'notes', values: {}, findings: generalNotes(timestamps.length > 0) },
  ];
  return {
    sections: fields.length === 0 ? withoutFields(sections) : sections,
    isCheckable: fields.length > 0,
    number: content?.number ?? null,
    timeZone: content?.timeZone ?? null,
    content,
    citable: facts === null ? null : citableOf(facts),
    authoritySha256: authorityOf(trust)?.sha256 ?? null,
    restsOn: [...trust.members, ...(seal === null ? [] : [seal])].flatMap(({ path }) => path),
  };
}

function identity(content: MinutesContent | null): Finding[] {
  if (content === null) return [];
  const { number, revision, session } = content;
  // An organisation need not have been named.
  const held = [session.title, session.organisation].filter((part) => part !== '').join(', ');
  return [note('identity', { number, revision, session: held })];
}

async function dataFindings(
  { attached, file }: ReadDocument,
  { findings, minutes }: AttachedMinutes,
  { minutesFiles }: Given,
): Promise<Finding[]> {
  if (minutes === null || !attached.isSound) return [...findings];
  const { number } = minutes.content;
  const beside = minutesFiles
    .filter((given) => given.number === number)
    .map(({ name, text }) =>
      text === attached.text ? pass('json-same', { name }) : fail('json-other', { name }),
    );
  return [...findings, ...(await printedFindings(file, minutes)), ...beside];
}

async function documentFacts(
  { attached, file, updates }: ReadDocument,
  minutes: MinutesFile | null,
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

function citableOf({ minutes, sealed }: DocumentFacts): Citable {
  const { content, contentDigest } = minutes;
  return { number: content.number, contentDigest, sealedSha256: sealed.sha256 };
}

function generalNotes(isTimestamped: boolean): Finding[] {
  return [
    note(isTimestamped ? 'level-timestamped' : 'level'),
    ...(isTimestamped ? [] : [note('clock')]),
    note('jury-unchecked'),
  ];
}
