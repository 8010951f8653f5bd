/** A packaged application as the check reads it: the folder, its archive file by file, and what its installer says of modes. */
import { getRawHeader } from '@electron/asar';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** A file as the archive's head describes it. */
interface ArchivedFile {
  readonly size: number;
  /** SHA-256 of its bytes; null where the head gives none. */
  readonly digest: string | null;
  readonly bytes: Buffer;
  readonly isUnpacked: boolean;
}

/** A line of the installer's list: `dpkg-deb --contents`. */
interface InstalledFile {
  readonly mode: string;
  readonly owner: string;
  readonly name: string;
}

export interface PackageFiles {
  readonly folder: string;
  readonly system: 'linux' | 'win32' | 'darwin';
  /** What holds the fuses. */
  readonly executable: string;
  readonly resources: string;
  readonly archive: ReadonlyMap<string, ArchivedFile>;
  /** What lies beside the archive's head, unpacked. */
  readonly unpacked: readonly string[];
  /** Null when no installer is at hand. */
  readonly installer: readonly InstalledFile[] | null;
}

interface Entry {
  readonly files?: Readonly<Record<string, Entry>>;
  readonly size?: number;
  readonly offset?: string;
  readonly unpacked?: boolean;
  readonly integrity?: { readonly hash: string };
}

/** Reads the application in that folder, of whichever system; `contents` is what `dpkg-deb --contents` prints of its installer. */
export function readPackage(folder: string, contents: string | null): PackageFiles {
  const place = placesOf(folder);
  if (place === null) throw new Error(`${folder} holds no package`);
  const file = path.join(place.resources, 'app.asar');
  const beside = `${file}.unpacked`;
  return {
    folder,
    ...place,
    archive: existsSync(file) ? readArchive(file, beside) : new Map(),
    unpacked: existsSync(beside) ? filesUnder(beside) : [],
    installer: contents === null ? null : readContents(contents),
  };
}

/** Where a packaged application has what, by system; null for a folder that is none. */
export function placesOf(folder: string): Pick<PackageFiles, 'executable' | 'resources' | 'system'> | null {
  const within = (name: string) => path.join(folder, name);
  if (existsSync(within('pupitre')))
    return { system: 'linux', executable: within('pupitre'), resources: within('resources') };
  if (existsSync(within('Pupitre.exe')))
    return { system: 'win32', executable: within('Pupitre.exe'), resources: within('resources') };
  if (existsSync(within('Contents/Resources')))
    return { system: 'darwin', executable: folder, resources: within('Contents/Resources') };
  return null;
}

function readArchive(file: string, beside: string): ReadonlyMap<string, ArchivedFile> {
  const { header, headerSize } = getRawHeader(file);
  const bytes = readFileSync(file);
  const start = 8 + headerSize;
  const found = new Map<string, ArchivedFile>();
  const walk = (entries: Readonly<Record<string, Entry>>, prefix: string): void => {
    for (const [name, entry] of Object.entries(entries)) {
      const place = `${prefix}${name}`;
      if (entry.files !== undefined) walk(entry.files, `${place}/`);
      else if (entry.size !== undefined) found.set(place, archivedFile(entry, place));
    }
  };
  const archivedFile = (entry: Entry, place: string): ArchivedFile => {
    const isUnpacked = entry.unpacked === true;
    const [at, size] = [start + Number(entry.offset ?? 0), entry.size ?? 0];
    return {
      size,
      digest: entry.integrity?.hash ?? null,
      isUnpacked,
      bytes: isUnpacked ? readOrNothing(path.join(beside, place)) : bytes.subarray(at, at + size),
    };
  };
  walk((header as unknown as Entry).files ?? {}, '');
  return found;
}

function readOrNothing(file: string): Buffer {
  return existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(path.join(folder, name)).isFile())
    .map((name) => name.split(path.sep).join('/'));
}

function readContents(contents: string): readonly InstalledFile[] {
  return contents.split('\n').flatMap((line) => {
    const [, mode, owner, name] = /^(\S{10})\s+(\S+)\s+\d+\s+\S+\s+\S+\s+(.+)$/.exec(line) ?? [];
    return mode === undefined || owner === undefined || name === undefined ? [] : [{ mode, owner, name }];
  });
}
