/** The signatures of minutes: those of the jury's members, the seal, the timestamp. */
import type { Certificate } from '../cms/certificate-reader.ts';
import type { MinutesContent } from '../domain/minutes/minutes.schema.ts';
import { signatories } from '../domain/minutes/signatories.ts';
import { memberField, SEAL_FIELD, TIMESTAMP_FIELD } from '../domain/minutes/signature-fields.ts';
import { outsideFindings } from './outside-signature.ts';
import type { Given } from './inputs.ts';
import type { Section } from './report.ts';
import type { Update } from './signature-fields.ts';
import { type CheckedSignature, checkSignature } from './signature-section.ts';
import { type CheckedTimestamp, checkTimestamp } from './timestamp-section.ts';

export interface CheckedSignatures {
  /** By field. */
  readonly members: ReadonlyMap<string, CheckedSignature>;
  readonly seal: CheckedSignature | null;
  readonly timestamps: readonly CheckedTimestamp[];
}

/** Checks every signature; `content` is null when the data cannot say who was to sign. */
export async function checkSignatures(
  updates: readonly Update[],
  content: MinutesContent | null,
  given: Given,
): Promise<CheckedSignatures> {
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
      const { capacity = '', name: memberName = null } = member ?? {};
      const awaited = { kind: 'member', name: memberName, capacity, lockedAt } as const;
      members.set(name, await checkSignature(update, awaited, given));
    }
  }
  return { members, seal, timestamps };
}

/** A section for each signatory, in the order of the jury, then for signatures of nobody who was expected. */
export function memberSections(
  content: MinutesContent | null,
  { members }: CheckedSignatures,
  given: Given,
): Section[] {
  const expected = content === null ? [] : signatories(content);
  const fields = expected.map((_, index) => memberField(index + 1));
  const awaited = expected.map(({ capacity, id, name }, index): Section => {
    const found = members.get(fields[index] ?? '');
    if (found !== undefined) return found.section;
    const findings = outsideFindings({ number: content?.number ?? '', jurorId: id, name }, given);
    return { id: 'signature', values: { name, capacity }, findings };
  });
  const unexpected = [...members].filter(([field]) => !fields.includes(field));
  return [...awaited, ...unexpected.map(([, { section }]) => section)];
}

/** Authorities of organisations among those given: one that only stands above a timestamp is none. */
export function organisations(
  { authorities }: Given,
  { members, seal, timestamps }: CheckedSignatures,
): Certificate[] {
  const signatures = [...members.values(), ...(seal === null ? [] : [seal])];
  const roots = new Set(signatures.map(({ root }) => root?.sha256));
  const paths = timestamps.flatMap(({ token }) => token?.path ?? []);
  const ofTimestamps = new Set(paths.map(({ sha256 }) => sha256));
  return authorities.filter(({ sha256 }) => roots.has(sha256) || !ofTimestamps.has(sha256));
}
