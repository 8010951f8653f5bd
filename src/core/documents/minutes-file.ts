/** The data behind the PDF: canonical JSON (RFC 8785) and its digests. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../domain/minutes/canonical.ts';
import type { MinutesContent, MinutesFile } from '../../domain/minutes/minutes.schema.ts';

export { canonicalJson };

/** A minutes file ready to store: the JSON is canonical, so equal data gives equal bytes. */
export interface BuiltMinutesFile {
  readonly file: MinutesFile;
  readonly json: string;
  /** SHA-256 (hex) of the canonical content, the digest that the members sign. */
  readonly contentDigest: string;
  /** SHA-256 (hex) of the JSON file in UTF-8. */
  readonly sha256: string;
}

/** Lowercase hex SHA-256 of bytes, or of a string in UTF-8. */
export function sha256Hex(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex');
}

/** SHA-256 (hex) of the canonical form of the content. */
export function minutesContentDigest(content: MinutesContent): string {
  return sha256Hex(canonicalJson(content));
}

/** Builds the JSON file that goes with the PDF. */
export function buildMinutesFile(content: MinutesContent): BuiltMinutesFile {
  const contentDigest = minutesContentDigest(content);
  const file: MinutesFile = { schema: 'pupitre.minutes-file/2', content, contentDigest };
  const json = canonicalJson(file);
  return { file, json, contentDigest, sha256: sha256Hex(json) };
}
