/** The data of the minutes, which the document carries as its one associated file. */
import type { ZodError } from 'zod';
import { canonicalJson } from '../domain/minutes/canonical.ts';
import {
  type AnyMinutesFile,
  anyFileSchema,
  isSessionContent,
} from '../domain/session-minutes/any-minutes.ts';
import { newerSchema } from '../domain/minutes/schema-version.ts';
import { sha256Text } from '../cms/bytes.ts';
import type { PdfFile } from '../pdf/pdf-file.ts';
import type { PdfDictionary, PdfValue } from '../pdf/pdf-value.ts';
import {
  isModest,
  isParsable,
  MAX_COMPETENCES,
  MAX_MEMBERS,
  MAX_MINUTES_VALUES,
  MAX_PROOF_VALUES,
} from './limits.ts';
import { fail, type Finding, open, pass } from './report.ts';

/** The attached file once read, or what is wrong with it. */
export type AttachedJson =
  | { readonly isSound: true; readonly text: string; readonly data: unknown }
  | { readonly isSound: false; readonly finding: Finding; readonly isNewer: boolean };

export interface AttachedMinutes {
  /** What the file holds; null when it cannot be trusted to be minutes. */
  readonly minutes: AnyMinutesFile | null;
  readonly findings: readonly Finding[];
}

/** Reads the one associated file as canonical JSON; rejects with PdfSyntaxError on a stream that cannot be decoded. */
export async function attachedJson(file: PdfFile): Promise<AttachedJson> {
  const bytes = await attachedBytes(file);
  if (bytes === null) return unsound(fail('data-missing'));
  if (!isParsable(bytes)) return unsound(fail('data-too-large'));
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const data: unknown = JSON.parse(text);
    if (!isModest(data, MAX_PROOF_VALUES)) return unsound(fail('data-too-large'));
    const schema = newerSchema(data);
    if (schema !== null) return { isSound: false, isNewer: true, finding: open('data-newer', { schema }) };
    // Twice the same key, another order, a space: all read alike and are not what was signed.
    if (canonicalJson(data) !== text) return unsound(fail('data-not-canonical'));
    return { isSound: true, text, data };
  } catch {
    return unsound(fail('data-not-json'));
  }
}

function unsound(finding: Finding): AttachedJson {
  return { isSound: false, isNewer: false, finding };
}

const INVISIBLE = /[\p{C}\p{Zl}\p{Zp}\u00a0\u2000-\u200f\u202f\u205f\u3000]/u;

/** Checks that the attached data are minutes, with the digest that they state. */
export async function attachedMinutes(attached: AttachedJson): Promise<AttachedMinutes> {
  if (!attached.isSound) return { minutes: null, findings: [attached.finding] };
  if (!isModest(attached.data, MAX_MINUTES_VALUES)) {
    return { minutes: null, findings: [fail('data-too-large')] };
  }
  const { data: minutes, error } = anyFileSchema.safeParse(attached.data);
  if (minutes === undefined) return { minutes: null, findings: [invalidFinding(error)] };
  // Signatures that data of an older form would tell are held to nothing, and no document was signed with them attached.
  if (minutes.schema === 'pupitre.minutes-file/1') {
    return { minutes: null, findings: [fail('data-invalid', { path: 'schema' })] };
  }
  // Two numbers that look the same are two minutes that nobody can tell apart.
  if (INVISIBLE.test(minutes.content.number)) {
    return { minutes: null, findings: [fail('data-invalid', { path: 'content.number' })] };
  }
  const { content } = minutes;
  const assessed = isSessionContent(content) ? content.candidates : content.competences;
  if (content.members.length > MAX_MEMBERS || assessed.length > MAX_COMPETENCES) {
    return { minutes: null, findings: [fail('data-too-large')] };
  }
  const digest = await sha256Text(canonicalJson(minutes.content));
  const digests = { stated: minutes.contentDigest, found: digest };
  const isSame = digest === minutes.contentDigest;
  return {
    minutes,
    findings: [
      pass('data-attached'),
      isSame ? pass('data-digest', digests) : fail('data-digest-other', digests),
    ],
  };
}

/** Names the first place where data are not of their model. */
function invalidFinding({ issues }: Pick<ZodError, 'issues'>): Finding {
  return fail('data-invalid', { path: issues[0]?.path.join('.') ?? '' });
}

/** Bytes of the one file that is both embedded and associated with the document; null for none or several. */
async function attachedBytes(file: PdfFile): Promise<Uint8Array | null> {
  const catalogue = file.catalogue(0);
  const associated = file.entry(catalogue, 'AF', 0);
  const names = nested(file, catalogue, ['Names', 'EmbeddedFiles', 'Names']);
  if (associated?.kind !== 'array' || names?.kind !== 'array') return null;
  const [reference, ...otherFiles] = associated.items;
  const [, embedded, ...otherNames] = names.items;
  if (reference?.kind !== 'reference' || embedded?.kind !== 'reference') return null;
  if (reference.number !== embedded.number || otherFiles.length > 0 || otherNames.length > 0) return null;
  const streams = file.entry(file.dictionary(reference, 0), 'EF', 0);
  const stream = streams?.kind === 'dictionary' ? streams.entries.get('F') : undefined;
  const unicode = streams?.kind === 'dictionary' ? streams.entries.get('UF') : undefined;
  if (stream?.kind !== 'reference') return null;
  if (unicode !== undefined && (unicode.kind !== 'reference' || unicode.number !== stream.number))
    return null;
  return file.decode(file.object(stream.number, 0));
}

function nested(file: PdfFile, from: PdfDictionary, keys: readonly string[]): PdfValue | null {
  return keys.reduce<PdfValue | null>(
    (value, key) => (value?.kind === 'dictionary' ? file.entry(value, key, 0) : null),
    from,
  );
}
