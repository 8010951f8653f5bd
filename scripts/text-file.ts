/** Text files given to a command: read as the application reads them, and said so. French, as the commands are. */
import { readFileSync, statSync } from 'node:fs';
import { readTextFile } from '../src/domain/text/text-file.ts';
import type { TextEncoding } from '../src/domain/text/text-file.ts';

export type GivenText =
  | { readonly ok: true; readonly text: string; readonly encoding: TextEncoding }
  | { readonly ok: false; readonly reason: string };

const REASONS = {
  damaged: 'texte abîmé : une partie de ses lettres ne se lit plus',
  'not-text': 'ce n’est pas un texte en UTF-8, UTF-16 ou Windows-1252',
} as const;

const READ_AS: Readonly<Record<TextEncoding, string | null>> = {
  'utf-8': null,
  'utf-8-bom': 'Texte lu en UTF-8 avec marque d’ordre',
  'utf-16le': 'Texte lu en UTF-16 (petit-boutiste)',
  'utf-16be': 'Texte lu en UTF-16 (gros-boutiste)',
  'windows-1252': 'Texte lu en Windows-1252',
};

/** The text of a file of at most that many bytes, or why it cannot be read. */
export function readTextPath(path: string, maxBytes: number): GivenText {
  try {
    const stats = statSync(path);
    if (!stats.isFile()) return { ok: false, reason: 'ce n’est pas un fichier' };
    if (stats.size > maxBytes) {
      const limitMb = String(maxBytes / 1024 / 1024);
      return { ok: false, reason: `fichier trop gros (${String(stats.size)} octets, ${limitMb} Mo au plus)` };
    }
    const file = readTextFile(readFileSync(path));
    return file.ok ? file : { ok: false, reason: REASONS[file.reason] };
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
}

/** How a text was read, one line; null for plain UTF-8, of which there is nothing to say. */
export function readAs(encoding: TextEncoding): string | null {
  return READ_AS[encoding];
}

function reasonOf(error: unknown): string {
  const errorCode = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (errorCode) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'fichier introuvable';
    case 'EACCES':
    case 'EPERM':
      return 'lecture du fichier refusée par le système';
    default:
      return `fichier illisible (${error instanceof Error ? error.message : String(error)})`;
  }
}
