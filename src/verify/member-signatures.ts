/** The signatures of minutes: those of the jury's members, the seal, the timestamp. */
import { type AnyContent, signatoriesIn } from '../domain/session-minutes/any-minutes.ts';
import { memberField, SEAL_FIELD, TIMESTAMP_FIELD } from '../domain/minutes/signature-fields.ts';
import { SIGNING_REASON } from '../documents/signing-reason.ts';
import { type OutsideEvidence, outsideFindings } from './outside-signature.ts';
import type { Given } from './inputs.ts';
import { fail, type Finding, open, type Section } from './report.ts';
import { sealIdentityFindings } from './seal-identity.ts';
import type { Update } from './signature-fields.ts';
import { type CheckedSignature, checkSignature, withFindings } from './signature-section.ts';
import { CLOCK_MARGIN_MS, timeFindings } from './time-findings.ts';
import { type CheckedTimestamp, checkTimestamp } from './timestamp-section.ts';

export interface CheckedSignatures {
  /** By field. */
  readonly members: ReadonlyMap<string, CheckedSignature>;
  readonly seal: CheckedSignature | null;
  readonly timestamps: readonly CheckedTimestamp[];
}

type WithoutTime = Pick<CheckedSignatures, 'members' | 'seal'>;

/** Checks every signature; `content` is null when the data cannot say who was to sign. */
export async function checkSignatures(
  updates: readonly Update[],
  content: AnyContent | null,
  given: Given,
): Promise<CheckedSignatures> {
  const { members, seal } = await checkSigners(updates, content, given);
  const timestamps: CheckedTimestamp[] = [];
  const signers = [...members.values(), ...(seal === null ? [] : [seal])].flatMap(({ path }) => path);
  const { lockedAt = 0 } = content ?? {};
  for (const update of updates.filter(({ field }) => field?.name === TIMESTAMP_FIELD)) {
    const stamped = { sealedAt: seal?.signedAt ?? null, lockedAt, signers, now: given.now };
    timestamps.push(await checkTimestamp(update, stamped, given));
  }
  const proven = timestamps.flatMap(({ provenAt }) => (provenAt === null ? [] : [provenAt]));
  const provenAt = proven.length === 0 ? null : Math.min(...proven);
  const timed = async (checked: CheckedSignature) => withTime(checked, provenAt, given);
  const timedMembers = new Map<string, CheckedSignature>();
  for (const [name, checked] of members) timedMembers.set(name, await timed(checked));
  return { members: timedMembers, seal: seal === null ? null : await timed(seal), timestamps };
}

/** The signature with what time and revocation leave of it. */
export async function withTime(
  checked: CheckedSignature,
  provenAt: number | null,
  { now, revocationLists }: Given,
): Promise<CheckedSignature> {
  if (checked.signedAt === null) return checked;
  const instants = { claimedAt: checked.signedAt, provenAt, now };
  return withFindings(checked, await timeFindings(checked.path, instants, revocationLists));
}

async function checkSigners(
  updates: readonly Update[],
  content: AnyContent | null,
  given: Given,
): Promise<WithoutTime> {
  const expected = content === null ? [] : signatoriesIn(content);
  const lockedAt = content?.lockedAt ?? 0;
  const members = new Map<string, CheckedSignature>();
  let seal: CheckedSignature | null = null;
  for (const update of updates) {
    const name = update.field?.name;
    if (name === undefined || name === TIMESTAMP_FIELD) continue;
    if (name === SEAL_FIELD) {
      const expectedSeal = { kind: 'seal', name: null, capacity: '', lockedAt } as const;
      seal = await checkSignature(update, { ...expectedSeal, ...reasonOf('seal', content) }, given);
    } else {
      const member = expected.find((_, index) => memberField(index + 1) === name);
      const { capacity = '', name: memberName = null } = member ?? {};
      const awaited = { kind: 'member', name: memberName, capacity, lockedAt } as const;
      const reason = reasonOf('member', content);
      members.set(name, await checkSignature(update, { ...awaited, ...reason }, given));
    }
  }
  const distinct = ownKeys(members);
  return {
    members: distinct,
    seal: seal === null ? null : identified(seal, [...distinct.values()], content, given),
  };
}

/** Why a signature is set; what version 0.1.0 signed is not held to it. */
function reasonOf(kind: 'member' | 'seal', content: AnyContent | null) {
  return {
    reason: SIGNING_REASON[kind](content?.number ?? ''),
    isReasonHeld: content !== null && content.schema !== 'pupitre.minutes/1',
  };
}

/** The same, where a certificate that signs for two members is said: names may be alike, keys are one person's. */
function ownKeys(members: ReadonlyMap<string, CheckedSignature>): Map<string, CheckedSignature> {
  const counts = new Map<string, number>();
  for (const { certificate } of members.values()) {
    if (certificate !== null) counts.set(certificate.sha256, (counts.get(certificate.sha256) ?? 0) + 1);
  }
  return new Map(
    [...members].map(([field, checked]): [string, CheckedSignature] => {
      const { sha256 = '' } = checked.certificate ?? {};
      const isShared = (counts.get(sha256) ?? 0) > 1;
      return [field, isShared ? withFindings(checked, [fail('certificate-shared', { sha256 })]) : checked];
    }),
  );
}

/** The seal with what tells it apart from the other certificates of its authority. */
function identified(
  seal: CheckedSignature,
  members: readonly CheckedSignature[],
  content: AnyContent | null,
  given: Given,
): CheckedSignature {
  const { certificate, root } = seal;
  if (certificate === null || content === null) return seal;
  const signed = members.flatMap(({ signedAt }) => signedAt ?? []);
  const findings = sealIdentityFindings({
    certificate,
    root,
    memberRoot: members.find((member) => member.root !== null)?.root ?? localRoot(root, content),
    memberCertificates: members.flatMap((member) => member.certificate?.sha256 ?? []),
    memberNames: content.members.map(({ name }) => name),
    organisation: content.session.organisation,
    named: content.schema === 'pupitre.minutes/1' ? undefined : content.seal,
    given: given.certificates,
  });
  return withFindings(seal, findings, orderFindings(seal.signedAt, signed));
}

/** The seal comes last; a clock that was put right in between explains an hour. */
function orderFindings(sealedAt: number | null, signed: readonly number[]): Finding[] {
  const lastAt = Math.max(...signed);
  const isEarly = sealedAt !== null && sealedAt < lastAt - CLOCK_MARGIN_MS;
  return isEarly ? [open('seal-before-signatures', { lastAt })] : [];
}

/** The seal's root, when no member signed and it is the authority that the minutes name. */
function localRoot(root: CheckedSignature['root'], { authority }: AnyContent): CheckedSignature['root'] {
  return root !== null && root.sha256 === authority?.sha256 ? root : null;
}

/** A section for each signatory, in the order of the jury, then for signatures of nobody who was expected. */
export function memberSections(
  content: AnyContent | null,
  { members }: CheckedSignatures,
  evidence: OutsideEvidence,
): Section[] {
  const expected = content === null ? [] : signatoriesIn(content);
  const fields = expected.map((_, index) => memberField(index + 1));
  const awaited = expected.map(({ capacity, id, name }, index): Section => {
    const found = members.get(fields[index] ?? '');
    if (found !== undefined) return found.section;
    const findings = outsideFindings({ jurorId: id, name }, evidence);
    return { id: 'signature', values: { name, capacity }, findings };
  });
  const unexpected = [...members].filter(([field]) => !fields.includes(field));
  return [...awaited, ...unexpected.map(([, { section }]) => section)];
}
