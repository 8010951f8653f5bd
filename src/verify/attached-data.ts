/** The data of the minutes, which the document carries as its one associated file. */
import { canonicalJson } from '../domain/minutes/canonical.ts';
import { type MinutesFile, minutesFileSchema } from '../domain/minutes/minutes.schema.ts';
import { sha256Text } from '../cms/bytes.ts';
import type { PdfFile } from '../pdf/pdf-file.ts';
import type { PdfDictionary, PdfValue } from '../pdf/pdf-value.ts';
import { fail, type Finding, pass } from './report.ts';

export interface AttachedData {
  /** The attached bytes; null when there is not exactly one file. */
  readonly bytes: Uint8Array | null;
  /** What they hold; null when it cannot be trusted to be minutes. */
  readonly minutes: MinutesFile | null;
  readonly findings: readonly Finding[];
}

/** Reads and checks the attached data; rejects with PdfSyntaxError on a stream that cannot be decoded. */
export async function attachedData(file: PdfFile): Promise<AttachedData> {
  const bytes = await attachedBytes(file);
  if (bytes === null) return { bytes, minutes: null, findings: [fail('data-missing')] };
  const reading = readMinutes(bytes);
  if ('finding' in reading) return { bytes, minutes: null, findings: [reading.finding] };
  const { minutes } = reading;
  const digest = await sha256Text(canonicalJson(minutes.content));
  const digests = { stated: minutes.contentDigest, found: digest };
  const isSame = digest === minutes.contentDigest;
  return {
    bytes,
    minutes,
    findings: [
      pass('data-attached'),
      isSame ? pass('data-digest', digests) : fail('data-digest-other', digests),
    ],
  };
}

function readMinutes(bytes: Uint8Array): { minutes: MinutesFile } | { finding: Finding } {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const data: unknown = JSON.parse(text);
    // Twice the same key, another order, a space: all read alike and are not what was signed.
    if (canonicalJson(data) !== text) return { finding: fail('data-not-canonical') };
    const parsed = minutesFileSchema.safeParse(data);
    if (parsed.success) return { minutes: parsed.data };
    return { finding: fail('data-invalid', { path: parsed.error.issues[0]?.path.join('.') ?? '' }) };
  } catch {
    return { finding: fail('data-not-json') };
  }
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
