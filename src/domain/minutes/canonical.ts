/** The canonical form that is signed: RFC 8785 over text in Unicode NFC, so that equal content gives equal bytes. */
import canonicalize from 'canonicalize';

/** Computes a digest of text in UTF-8, injected since hashing is the platform's. */
export type Digest = (text: string) => string;

const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Canonical JSON of plain data. Text is normalised to NFC, keys included: an accent typed in two code points and
 * the same in one look alike on paper and must not differ in the digest. Throws TypeError on what JSON cannot hold
 * (undefined, a number that is not finite, a function, a lone surrogate) and on keys that normalise to one.
 */
export function canonicalJson(data: unknown): string {
  const json = canonicalize(normalised(data));
  if (json === undefined) throw new TypeError('not representable in JSON');
  return json;
}

/** Digest of the canonical form of plain data. */
export function canonicalDigest(data: unknown, digest: Digest): string {
  return digest(canonicalJson(data));
}

function normalised(value: unknown): unknown {
  if (typeof value === 'string') return normalisedText(value);
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError('number that is not finite');
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(normalised);
  if (typeof value !== 'object') throw new TypeError(`not representable in JSON: ${typeof value}`);
  const entries = Object.entries(value).map(
    ([key, held]) => [normalisedText(key), normalised(held)] as const,
  );
  if (new Set(entries.map(([key]) => key)).size < entries.length) {
    throw new TypeError('keys that differ only by their Unicode form');
  }
  return Object.fromEntries(entries);
}

function normalisedText(text: string): string {
  if (LONE_SURROGATE.test(text)) throw new TypeError('text with a lone surrogate');
  return text.normalize('NFC');
}
