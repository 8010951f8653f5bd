/** Which packages leave with the application: those that the main process finds in its archive, and those built into its files. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { LAYERS } from '../../.dependency-cruiser.mjs';
import { PROJECT_ROOT } from '../runtime/locations.ts';
import { closureOf, nameOf } from './lock-file.ts';
import type { LockedPackages } from './lock-file.ts';

/** What layers may name and is not code of the application: types, the runtime itself, what builds. */
const NOT_BUILT_IN = /^(@types\/|electron$|vite$|node:)/;
/** What vite.verify.config.ts gives browsers in the place of Node's modules. */
const STAND_INS = ['buffer', 'events', 'readable-stream'];

/** What better-sqlite3 is compiled with, and does without afterwards. */
const HEADERS = 'node-addon-api';

export interface ShippedPackages {
  /** Folders of the lock file that lie in the package as they are. */
  readonly asFiles: readonly string[];
  /** Folders of the lock file whose code the build may have taken into its own files, and that are not shipped as files. */
  readonly builtIn: readonly string[];
}

export function shippedPackages(packages: LockedPackages, root: string = PROJECT_ROOT): ShippedPackages {
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(path.join(root, 'package.json'), 'utf8'),
  ) as Readonly<Record<'dependencies' | 'devDependencies', Readonly<Record<string, string>>>>;
  const asFiles = closureOf(packages, Object.keys(dependencies)).filter(
    (folder) => nameOf(folder) !== HEADERS,
  );
  const named = LAYERS.flatMap(([, , allowed]) => allowed).filter((name) => !NOT_BUILT_IN.test(name));
  const inTheBuild = Object.keys(devDependencies).filter(
    (name) => STAND_INS.includes(name) || named.some((each) => name === each || name.startsWith(`${each}/`)),
  );
  const known = new Set(asFiles);
  return {
    asFiles,
    builtIn: closureOf(packages, inTheBuild).filter((folder) => !known.has(folder)),
  };
}
