/** Everything that is checked of one document by itself. */
import type { Certificate } from '../cms/certificate-reader.ts';
import { sha256Text } from '../cms/bytes.ts';
import type { MinutesContent } from '../domain/minutes/minutes.schema.ts';
import { signatories } from '../domain/minutes/signatories.ts';
import { memberField, SEAL_FIELD, TIMESTAMP_FIELD } from '../domain/minutes/signature-fields.ts';
import type { PdfFile } from '../pdf/pdf-file.ts';
import { PdfSyntaxError } from '../pdf/pdf-syntax-error.ts';
import { readPdf } from '../pdf/read-pdf.ts';
import { attachedData, type AttachedData } from './attached-data.ts';
import { authorityOf, authoritySection } from './authority-section.ts';
import { coverageSection } from './coverage-section.ts';
import { externalFinding } from './external-signature.ts';
import type { Given, VerifyInput } from './inputs.ts';
import { printedFindings } from './printed-checks.ts';
import { type DocumentFacts, type FoundSignature, proofSection } from './proof-section.ts';
import type { Citable } from './rectification-section.ts';
import { fail, type Finding, note, open, pass, type Section } from './report.ts';
import { readUpdate, reservedFields, type Update } from './signature-fields.ts';
import { type CheckedSignature, checkSignature } from './signature-section.ts';
import { type CheckedTimestamp, checkTimestamp } from './timestamp-section.ts';

export interface CheckedDocument {
  readonly sections: readonly Section[];
  /** False when the file holds no signatures that could be checked. */
  readonly isCheckable: boolean;
  /** Content of the minutes; null when it could not be read. */
  readonly content: MinutesContent | null;
  /** How other documents may cite this one; null when its data or its seal are missing. */
  readonly citable: Citable | null;
  readonly authoritySha256: string | null;
}

/** A longer file is none of ours; reading it would only keep the reader waiting. */
const MAX_BYTES = 256 * 1024 * 1024;
/** Marks that only our documents have: one that has them and cannot be read was altered. */
const OWN_MARKS = ['(Cachet)', '(Horodatage)', '(Signature_1)', '/ETSI.CAdES.detached'];

/** Checks one document against what was given with it. */
export async function checkDocument(input: VerifyInput, given: Given): Promise<CheckedDocument> {
  const { bytes } = input;
  if (bytes.length > MAX_BYTES) return unreadable([open('file-too-large', { byteCount: bytes.length })]);
  const fileNote = note('file', { byteCount: bytes.length, sha256: await sha256Text(bytes) });
  try {
    return await checkPdf(readPdf(bytes), given, fileNote);
  } catch (error) {
    if (!(error instanceof PdfSyntaxError)) throw error;
    return unreadable([unreadableFinding(bytes, error), fileNote]);
  }
}

function unreadable(findings: readonly Finding[]): CheckedDocument {
  const sections: readonly Section[] = [{ id: 'document', values: {}, findings }];
  return { sections, isCheckable: false, content: null, citable: null, authoritySha256: null };
}

function unreadableFinding(bytes: Uint8Array, { code, offset }: PdfSyntaxError): Finding {
  if (bytes.length === 0) return open('file-empty');
  const text = new TextDecoder('latin1').decode(bytes);
  if (OWN_MARKS.some((mark) => text.includes(mark)))
    return fail('structure-broken', { offset, reason: code });
  return text.startsWith('%PDF-') ? open('not-from-here', { offset }) : open('not-a-pdf');
}

async function checkPdf(file: PdfFile, given: Given, fileNote: Finding): Promise<CheckedDocument> {
  const data = await attachedData(file);
  const content = data.minutes?.content ?? null;
  const fields = reservedFields(file);
  const updates: Update[] = [];
  for (let rank = 1; rank < file.revisions.length; rank += 1)
    updates.push(await readUpdate(file, rank, fields));
  const signed = await checkSignatures(updates, content, given);
  const facts = await documentFacts(file, data, updates, signed);
  const number = content?.number ?? null;
  const ownProofs = given.proofs.filter(({ proof }) => proof.number === number).map(({ proof }) => proof);
  const { members, seal, timestamps } = signed;
  const trust = { members: [...members.values()], seal, given: organisations(given, signed) };
  const sections: Section[] = [
    {
      id: 'document',
      values: {},
      findings: [pass('structure', { count: file.revisions.length }), ...identity(content), fileNote],
    },
    ...memberSections(content, signed, given),
    ...(seal === null ? [] : [seal.section]),
    ...timestamps.map(({ section }) => section),
    coverageSection(fields, updates, content === null ? null : signatories(content).length),
    ...(trust.members.length > 0 || seal !== null ? [authoritySection(content ?? {}, trust)] : []),
    { id: 'data', values: {}, findings: await dataFindings(file, data, given) },
    ...(facts === null ? [] : [await proofSection(facts, ownProofs, given.witnesses)]),
    { id: 'notes', values: {}, findings: generalNotes(timestamps.length > 0) },
  ];
  return {
    sections: fields.length === 0 ? withoutFields(sections) : sections,
    isCheckable: fields.length > 0,
    content,
    citable:
      facts === null
        ? null
        : {
            number: facts.minutes.content.number,
            contentDigest: facts.minutes.contentDigest,
            sealedSha256: facts.sealed.sha256,
          },
    authoritySha256: authorityOf(trust)?.sha256 ?? null,
  };
}

interface Signed {
  /** By field. */
  readonly members: ReadonlyMap<string, CheckedSignature>;
  readonly seal: CheckedSignature | null;
  readonly timestamps: readonly CheckedTimestamp[];
}

async function checkSignatures(
  updates: readonly Update[],
  content: MinutesContent | null,
  given: Given,
): Promise<Signed> {
  const expected = content === null ? [] : signatories(content);
  const lockedAt = content?.lockedAt ?? 0;
  const members = new Map<string, CheckedSignature>();
  const timestamps: CheckedTimestamp[] = [];
  let seal: CheckedSignature | null = null;
  for (const update of updates) {
    const name = update.field?.name;
    if (name === undefined) continue;
    if (name === TIMESTAMP_FIELD) {
      timestamps.push(await checkTimestamp(update, seal?.signedAt ?? null, given));
    } else if (name === SEAL_FIELD) {
      seal = await checkSignature(update, { kind: 'seal', name: null, capacity: '', lockedAt }, given);
    } else {
      const member = expected.find((_, index) => memberField(index + 1) === name);
      const { capacity = '' } = member ?? {};
      members.set(
        name,
        await checkSignature(
          update,
          { kind: 'member', name: member?.name ?? null, capacity, lockedAt },
          given,
        ),
      );
    }
  }
  return { members, seal, timestamps };
}

/** A section for each signatory, in the order of the jury, then for signatures of nobody who was expected. */
function memberSections(content: MinutesContent | null, { members }: Signed, given: Given): Section[] {
  const expected = content === null ? [] : signatories(content);
  const fields = expected.map((_, index) => memberField(index + 1));
  const awaited = expected.map(({ capacity, id, name }, index): Section => {
    const found = members.get(fields[index] ?? '');
    if (found !== undefined) return found.section;
    const findings = [
      externalFinding(content?.number ?? '', id, given) ?? fail('signature-missing', { name }),
    ];
    return { id: 'signature', values: { name, capacity }, findings };
  });
  const unexpected = [...members]
    .filter(([field]) => !fields.includes(field))
    .map(([, { section }]) => section);
  return [...awaited, ...unexpected];
}

function identity(content: MinutesContent | null): Finding[] {
  if (content === null) return [];
  const { number, revision, session } = content;
  return [note('identity', { number, revision, session: session.title, organisation: session.organisation })];
}

async function dataFindings(file: PdfFile, data: AttachedData, { minutesFiles }: Given): Promise<Finding[]> {
  const { bytes, findings, minutes } = data;
  if (minutes === null || bytes === null) return [...findings];
  const text = new TextDecoder().decode(bytes);
  const beside = minutesFiles
    .map((given) => ({ name: given.name, text: new TextDecoder().decode(given.bytes) }))
    .filter((given) => given.text.includes(`"number":"${minutes.content.number}"`))
    .map((given) =>
      given.text === text
        ? pass('json-same', { name: given.name })
        : fail('json-other', { name: given.name }),
    );
  return [...findings, ...(await printedFindings(file, minutes)), ...beside];
}

async function documentFacts(
  file: PdfFile,
  { bytes, minutes }: AttachedData,
  updates: readonly Update[],
  { members, seal, timestamps }: Signed,
): Promise<DocumentFacts | null> {
  if (minutes === null || bytes === null) return null;
  const sealRank = updates.find(({ field }) => field?.name === SEAL_FIELD)?.rank;
  const { end } = file.revision(sealRank);
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
    json: new TextDecoder().decode(bytes),
    sealed: { sha256: await sha256Text(file.bytes.subarray(0, end)), byteCount: end },
    signatures: [...members, ...(seal === null ? [] : [[SEAL_FIELD, seal] as const])].map(found),
    tokens: timestamps.flatMap(({ token }) => (token === null ? [] : [token.sha256])),
  };
}

/** Authorities of organisations among those given: one that only stands above a timestamp is none. */
function organisations({ authorities }: Given, { members, seal, timestamps }: Signed): Certificate[] {
  const roots = new Set(
    [...members.values(), ...(seal === null ? [] : [seal])].map(({ root }) => root?.sha256),
  );
  const ofTimestamps = new Set(
    timestamps.flatMap(({ token }) => token?.path ?? []).map(({ sha256 }) => sha256),
  );
  return authorities.filter(({ sha256 }) => roots.has(sha256) || !ofTimestamps.has(sha256));
}

function generalNotes(isTimestamped: boolean): Finding[] {
  return [
    note(isTimestamped ? 'level-timestamped' : 'level'),
    ...(isTimestamped ? [] : [note('clock')]),
    note('jury-unchecked'),
  ];
}

/** Minutes of before signatures in the file: there is nothing to hold them to. */
function withoutFields(sections: readonly Section[]): Section[] {
  const kept = sections.filter(({ id }) => id !== 'signature' && id !== 'coverage' && id !== 'notes');
  return [{ id: 'signatures', values: {}, findings: [open('no-fields')] }, ...kept];
}
