/** The data behind the minutes of a session: canonical JSON (RFC 8785) and its digests. */
import type {
  SessionContent,
  SessionMinutesFile,
} from '../../domain/session-minutes/session-minutes.schema.ts';
import { canonicalJson, sha256Hex } from './minutes-file.ts';

/** A file ready to store: the JSON is canonical, so equal data gives equal bytes. */
export interface BuiltSessionFile {
  readonly json: string;
  /** SHA-256 (hex) of the canonical content, the digest that the members sign. */
  readonly contentDigest: string;
  /** SHA-256 (hex) of the JSON file in UTF-8. */
  readonly sha256: string;
}

/** Builds the JSON file that goes with the PDF. */
export function buildSessionFile(content: SessionContent): BuiltSessionFile {
  const contentDigest = sha256Hex(canonicalJson(content));
  const file: SessionMinutesFile = { schema: 'pupitre.session-minutes-file/1', content, contentDigest };
  const json = canonicalJson(file);
  return { json, contentDigest, sha256: sha256Hex(json) };
}
