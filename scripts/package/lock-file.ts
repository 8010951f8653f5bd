import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from '../runtime/locations.ts';

/** One package of the lock file. */
export interface LockedPackage {
  readonly version: string;
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

/** Folders from the project's root, as "node_modules/zod", and what the lock file says of each. */
export type LockedPackages = ReadonlyMap<string, LockedPackage>;

export function readLockFile(root: string = PROJECT_ROOT): LockedPackages {
  const text = readFileSync(path.join(root, 'package-lock.json'), 'utf8');
  const { packages } = JSON.parse(text) as { readonly packages: Readonly<Record<string, LockedPackage>> };
  return new Map(Object.entries(packages));
}

/** The folders of those packages and of all that they need, in order; refuses a name that the lock file does not have. */
export function closureOf(packages: LockedPackages, names: readonly string[]): readonly string[] {
  const found = new Set<string>();
  const visit = (folder: string): void => {
    if (found.has(folder)) return;
    found.add(folder);
    const locked = packages.get(folder);
    const peers = Object.keys(locked?.peerDependencies ?? {}).filter(
      (name) => locked?.peerDependenciesMeta?.[name]?.optional !== true,
    );
    for (const name of [...Object.keys(locked?.dependencies ?? {}), ...peers]) {
      const needed = resolveFrom(packages, folder, name);
      if (needed !== null) visit(needed);
      else if (locked?.dependencies?.[name] !== undefined) throw new Error(`${folder} lacks ${name}`);
    }
  };
  for (const name of names) {
    const folder = resolveFrom(packages, '', name);
    if (folder === null) throw new Error(`package-lock.json has no ${name}`);
    visit(folder);
  }
  return [...found].sort();
}

/** Where Node would find that package from a folder. */
function resolveFrom(packages: LockedPackages, from: string, name: string): string | null {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    const folder = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (packages.has(folder)) return folder;
    if (at === '') return null;
  }
}

/** The name of the package in that folder. */
export function nameOf(folder: string): string {
  return folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
}
