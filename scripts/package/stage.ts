/** Lays the application's own files in a folder, which becomes the archive: what the main process reads, and nothing else. */
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from '../runtime/locations.ts';
import { licencesOf } from './licences.ts';
import { nameOf, readLockFile } from './lock-file.ts';
import { softwareBill } from './software-bill.ts';
import type { PublisherKey } from '../../src/domain/update/update-file.ts';
import { PUBLISHER_KEYS } from './publisher-keys.ts';
import type { RuntimeFacts } from './software-bill.ts';
import { shippedPackages } from './shipped-packages.ts';

export interface StageOptions {
  readonly folder: string;
  /** The version that the application tells of itself. */
  readonly version: string;
  readonly runtime: RuntimeFacts;
  /** Whose updates it takes; none takes none. */
  readonly publisherKeys: readonly PublisherKey[];
  /** File of better-sqlite3 that this runtime loads, from the package's folder. */
  readonly addon: string;
  readonly root?: string;
}

/** Where the list of licences and the bill of materials lie among the application's files. */
export const LICENCES = path.join('out', 'renderer', 'licences.json');
export const SOFTWARE_BILL = 'sbom.cdx.json';

const BUILT = ['main', 'preload', 'renderer', 'room', 'verify'];
/** Of a package: not what its authors test, write or compile it with. */
const LEFT_OUT =
  /(^|\/)(tests?|__tests__|examples?|docs|\.github)(\/|$)|\.(map|[mc]?ts|markdown|md|flow|cpp|hpp|cc|c|h|gyp|gypi)$/i;
const LICENCE = /licen[cs]e|notice|copying/i;

/** Parts of `resources` that serve the package's making, or are in the interface as it is built. */
const BUILT_IN: readonly string[] = ['package', 'guides'];

/** Lays them out. */
export function stageApplication(options: StageOptions): void {
  const { addon, folder, publisherKeys, root = PROJECT_ROOT, runtime, version } = options;
  const packages = readLockFile(root);
  const shipped = shippedPackages(packages, root);
  mkdirSync(folder, { recursive: true });
  for (const part of BUILT) copyBuilt(path.join(root, 'out', part), path.join(folder, 'out', part));
  cpSync(path.join(root, 'resources'), path.join(folder, 'resources'), {
    recursive: true,
    filter: (source) => {
      const [part = ''] = path.relative(path.join(root, 'resources'), source).split(path.sep);
      return !BUILT_IN.includes(part);
    },
  });
  for (const place of shipped.asFiles) copyPackage(path.join(root, place), path.join(folder, place), addon);
  refuseUnlisted(path.join(root, 'out'), new Set([...shipped.asFiles, ...shipped.builtIn].map(nameOf)));
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  const { description, license, main, name, productName, type } = manifest;
  write(folder, 'package.json', { name, productName, version, description, license, type, main });
  write(folder, PUBLISHER_KEYS, publisherKeys);
  write(folder, LICENCES, licencesOf(packages, shipped, root));
  write(folder, SOFTWARE_BILL, softwareBill({ packages, shipped, version, runtime, root }));
}

function copyBuilt(from: string, to: string): void {
  cpSync(from, to, { recursive: true, filter: (source) => !source.endsWith('.map') });
}

function copyPackage(from: string, to: string, addon: string): void {
  const isAddonPackage = path.basename(from) === 'better-sqlite3';
  cpSync(from, to, {
    recursive: true,
    dereference: true,
    filter: (source) => {
      const inside = path.relative(from, source).split(path.sep).join('/');
      if (inside === '') return true;
      // What lies within has its own entry in the lock file.
      if (inside.split('/')[0] === 'node_modules') return false;
      if (isAddonPackage && /^(deps|src|build|prebuilds)(\/|$)/.test(inside)) {
        return addon === inside || addon.startsWith(`${inside}/`);
      }
      return !LEFT_OUT.test(inside) || LICENCE.test(path.basename(inside));
    },
  });
}

/** Whatever the build took in is listed: its maps name the files that it was made from. */
function refuseUnlisted(out: string, listed: ReadonlySet<string>): void {
  const found = new Set<string>();
  for (const name of readdirSync(out, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.map')) continue;
    const { sources } = JSON.parse(readFileSync(path.join(out, name), 'utf8')) as {
      sources: readonly string[];
    };
    for (const source of sources) {
      const within = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1];
      if (within !== undefined) found.add(within);
    }
  }
  const unlisted = [...found].filter((name) => !listed.has(name));
  if (unlisted.length > 0) throw new Error(`built in and not listed as shipped: ${unlisted.join(', ')}`);
}

function write(folder: string, name: string, content: unknown): void {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(content, null, 1)}\n`);
}
