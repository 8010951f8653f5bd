/** The minutes of a session among those that leave the archive: pages and data. What they cite leaves with them from their own screen. */
import { sessionFileSchema } from '../../../domain/session-minutes/session-minutes.schema.ts';
import type { DocumentPart } from '../../db/repos/document-part.repo.ts';
import type { Repos } from '../../db/repos.ts';
import { safeFileStem } from '../../kernel/export-files.ts';
import type { ExportItem } from './archive-export.ts';

export interface SessionToExport {
  readonly items: readonly ExportItem[];
  /** SHA-256 (hex) of the authority that they name. */
  readonly named: readonly string[];
  readonly parts: readonly DocumentPart[];
}

/** The archived minutes of a session as files; null when there are none of that id. */
export function sessionToExport(
  { sessionMinutes, sessionParts }: Pick<Repos, 'sessionMinutes' | 'sessionParts'>,
  sessionMinutesId: string,
): SessionToExport | null {
  const record = sessionMinutes.find(sessionMinutesId);
  const files = sessionMinutes.files(sessionMinutesId);
  if (record === null || files === null) return null;
  const { jsonSha256, number, pdfSha256, revision, sessionId, sessionTitle } = record;
  const stem = safeFileStem(`${number} ${sessionTitle}`);
  return {
    items: [
      { format: 'pdf', name: `${stem}.pdf`, bytes: new Uint8Array(files.pdf), sha256: pdfSha256 },
      { format: 'json', name: `${stem}.json`, bytes: Buffer.from(files.json), sha256: jsonSha256 },
    ],
    named: authorityIn(files.json),
    parts: sessionParts.parts(sessionId, revision),
  };
}

function authorityIn(json: string): readonly string[] {
  try {
    const { authority } = sessionFileSchema.parse(JSON.parse(json)).content;
    return authority === undefined ? [] : [authority.sha256];
  } catch {
    return [];
  }
}
