/** The minutes of a session among those that leave the archive. What they cite leaves with them from their own screen. */
import { sessionFileSchema } from '../../../domain/session-minutes/session-minutes.schema.ts';
import type { SessionContent } from '../../../domain/session-minutes/session-minutes.schema.ts';
import type { DocumentPart } from '../../db/repos/document-part.repo.ts';
import type { Repos } from '../../db/repos.ts';
import type { TimestampIncrement } from '../../db/repos/timestamp.repo.ts';
import { sha256Hex } from '../../documents/minutes-file.ts';
import { safeFileStem } from '../../kernel/export-files.ts';
import { wholeDocument } from '../minutes/index.ts';
import type { ExportItem } from './export-item.ts';
import type { ProvenMinutes } from './proof-content.ts';
import { provenSession } from './proven-minutes.ts';

export interface SessionToExport {
  /** Pages and data. */
  readonly items: readonly ExportItem[];
  /** Of the files' names. */
  readonly stem: string;
  /** SHA-256 (hex) of the authority that they name. */
  readonly named: readonly string[];
  readonly parts: readonly DocumentPart[];
  /** Null when their data can no longer be read. */
  readonly proven: ProvenMinutes | null;
}

type Parts = Pick<Repos, 'sessionLocks' | 'sessionMinutes' | 'sessionParts' | 'timestamps'>;

/** The archived minutes of a session as files; null when there are none of that id. */
export function sessionToExport(repos: Parts, sessionMinutesId: string): SessionToExport | null {
  const record = repos.sessionMinutes.find(sessionMinutesId);
  const files = repos.sessionMinutes.files(sessionMinutesId);
  if (record === null || files === null) return null;
  const { jsonSha256, number, pdfSha256, revision, sessionId, sessionTitle } = record;
  const stem = safeFileStem(`${number} ${sessionTitle}`);
  const content = contentIn(files.json);
  return {
    items: [
      pagesToExport(files, repos.timestamps.increments(sessionMinutesId), pdfSha256, stem),
      { format: 'json', name: `${stem}.json`, bytes: Buffer.from(files.json), sha256: jsonSha256 },
    ],
    stem,
    named: content?.authority === undefined ? [] : [content.authority.sha256],
    parts: repos.sessionParts.parts(sessionId, revision),
    proven: content === null ? null : provenSession(repos, { record, files, content }),
  };
}

/** The pages whole. Their digest is that of what was archived: a damaged archive shows when it is compared. */
export function pagesToExport(
  files: { readonly pdf: Uint8Array },
  increments: readonly TimestampIncrement[],
  pdfSha256: string,
  stem: string,
): ExportItem {
  const bytes = wholeDocument(files, increments);
  const isIntact =
    sha256Hex(files.pdf) === pdfSha256 &&
    increments.every((increment) => sha256Hex(increment.bytes) === increment.sha256);
  const sha256 = increments.length > 0 && isIntact ? sha256Hex(bytes) : pdfSha256;
  return { format: 'pdf', name: `${stem}.pdf`, bytes, sha256 };
}

function contentIn(json: string): SessionContent | null {
  try {
    return sessionFileSchema.parse(JSON.parse(json)).content;
  } catch {
    return null;
  }
}
