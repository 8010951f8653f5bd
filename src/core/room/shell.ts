/** The page that a device loads: the same bytes for whoever asks, read once when the room opens. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface ShellFile {
  readonly type: string;
  readonly bytes: Buffer;
  /** The same by Brotli, which every browser takes over TLS; null where the build left none. */
  readonly packed: Buffer | null;
}

export type Shell = ReadonlyMap<string, ShellFile>;

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** Where no page was built: a start of the sources before the first build. */
const BARE = '<!doctype html><html lang="fr"><meta charset="utf-8"><title>Pupitre</title>';

/** Every file under that folder, by its path; what is no file of a page is left out. */
export function readShell(folder: string): Shell {
  const files = new Map<string, ShellFile>();
  if (existsSync(folder)) {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const type = TYPES[path.extname(name)];
      if (type === undefined) continue;
      const file = path.join(folder, name);
      const packed = existsSync(`${file}.br`) ? readFileSync(`${file}.br`) : null;
      files.set(`/${name.split(path.sep).join('/')}`, { type, packed, bytes: readFileSync(file) });
    }
  }
  const bare = { type: 'text/html; charset=utf-8', bytes: Buffer.from(BARE), packed: null };
  const index = files.get('/index.html') ?? bare;
  return new Map([...files, ['/', index], ['/index.html', index]]);
}
