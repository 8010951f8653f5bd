/** What must hold of the shipped application, one rule each; docs/security.md says why, and what none of them can promise. */
import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { wrongFuses } from '../package/fuses.ts';
import { pageFaults, preloadFaults, windowRules } from './code-rules.ts';
import { readMainCode } from './main-code.ts';
import type { PackageFiles } from './read-package.ts';
import type { Rule, Subject } from './rule.ts';

export interface Fault {
  readonly rule: string;
  readonly says: string;
}

const PARTS =
  /^(out\/(main|preload|renderer|room|verify)\/|resources\/|node_modules\/|package\.json$|publisher-keys\.json$|sbom\.cdx\.json$)/;
const NOT_SHIPPED = /\.(map|tsx?|mts|cts)$|(^|\/)(tests?|__tests__)\//;

const RULES: readonly Rule[] = [
  ['fuses', ({ files }) => wrongFuses(files.executable)],
  [
    'archive-only',
    ({ files }) =>
      ['app', 'default_app.asar']
        .filter((name) => existsSync(path.join(files.resources, name)))
        .map((name) => `resources/${name} lies beside the archive`),
  ],
  ['archive-digests', ({ files }) => digestFaults(files)],
  [
    'archive-contents',
    ({ files }) => [...files.archive.keys()].filter((name) => !PARTS.test(name) || NOT_SHIPPED.test(name)),
  ],
  ...windowRules,
  ['preload', ({ text }) => preloadFaults(text('out/preload/index.cjs'))],
  ['page', ({ text }) => pageFaults(text('out/renderer/index.html'))],
  ['sandbox-helper', ({ files }) => helperFaults(files)],
  ['file-modes', ({ files }) => modeFaults(files)],
  ['runtime', (subject) => runtimeFaults(subject)],
  ['bill-of-materials', (subject) => billFaults(subject)],
];

export const RULE_IDS = RULES.map(([id]) => id);

/** Everything that is wrong with that package. */
export async function securityFaults(files: PackageFiles, namedElectron: string): Promise<readonly Fault[]> {
  const text = (name: string) => files.archive.get(name)?.bytes.toString('utf8') ?? '';
  const subject = { files, text, namedElectron, main: readMainCode(text('out/main/index.js')) };
  const faults: Fault[] = [];
  for (const [rule, check] of RULES) {
    for (const says of await check(subject)) faults.push({ rule, says });
  }
  return faults;
}

function digestFaults({ archive, unpacked }: PackageFiles): readonly string[] {
  if (archive.size === 0) return ['there is no archive'];
  const faults = [...archive].flatMap(([name, { bytes, digest, size }]) => {
    if (digest === null) return [`${name} has no digest`];
    const actual = createHash('sha256').update(bytes).digest('hex');
    return bytes.length === size && actual === digest ? [] : [`${name} is not what its digest says`];
  });
  const listed = new Set([...archive].filter(([, file]) => file.isUnpacked).map(([name]) => name));
  return [
    ...faults,
    // Electron would copy it to a folder that anyone may write to, and run that.
    ...[...archive]
      .filter(([name, { isUnpacked }]) => name.endsWith('.node') && !isUnpacked)
      .map(([name]) => `${name} is within the archive`),
    ...unpacked
      .filter((name) => !listed.has(name))
      .map((name) => `${name} lies beside the archive, unlisted`),
    ...unpacked.filter((name) => !name.endsWith('.node')).map((name) => `${name} is unpacked without need`),
  ];
}

/** Chromium's helper: of root and setuid in what is installed. A folder that was only unpacked can't say so. */
function helperFaults({ folder, installer, system }: PackageFiles): readonly string[] {
  if (system !== 'linux') return [];
  if (!existsSync(path.join(folder, 'chrome-sandbox'))) return ['chrome-sandbox is missing'];
  if (installer !== null) {
    const helper = installer.find(({ name }) => name.endsWith('/chrome-sandbox'));
    return helper?.mode === '-rwsr-xr-x' && helper.owner === 'root/root'
      ? []
      : ['chrome-sandbox is not 4755 of root'];
  }
  if (!folder.startsWith('/opt/')) return [];
  const { mode, uid } = statSync(path.join(folder, 'chrome-sandbox'));
  return (mode & 0o7777) === 0o4755 && uid === 0 ? [] : ['chrome-sandbox is not 4755 of root'];
}

/** Nobody but root may change what is installed, and nothing else runs as root. */
function modeFaults({ installer }: PackageFiles): readonly string[] {
  return (installer ?? []).flatMap(({ mode, name, owner }) => {
    if (owner !== 'root/root') return [`${name} is of ${owner}`];
    if (mode.startsWith('l')) return [];
    if (mode[5] === 'w' || mode[8] === 'w') return [`${name} can be written by others`];
    return /s/i.test(mode) && !name.endsWith('/chrome-sandbox') ? [`${name} is setuid`] : [];
  });
}

/** The current Electron, or a package that says of itself that it is for trial. */
function runtimeFaults({ namedElectron, text }: Subject): readonly string[] {
  const bill = parsed(text('sbom.cdx.json')) as {
    components?: readonly { name: string; version?: string }[];
  } | null;
  const runtime = bill?.components?.find(({ name }) => name === 'electron')?.version;
  const version = (parsed(text('package.json')) as { version?: string } | null)?.version ?? '';
  if (runtime === namedElectron) return [];
  return version.includes('+essai')
    ? []
    : [`Electron ${runtime ?? '?'} is not ${namedElectron}, and the version does not say "essai"`];
}

/** Each package in the archive is in the bill, and its licence can be read. */
function billFaults({ files, text }: Subject): readonly string[] {
  const bill = parsed(text('sbom.cdx.json')) as { components?: readonly { name: string }[] } | null;
  const licences = parsed(text('out/renderer/licences.json')) as
    readonly { name: string; licence: string }[] | null;
  const billed = new Set(bill?.components?.map(({ name }) => name));
  const licensed = new Set(licences?.filter(({ licence }) => licence !== '').map(({ name }) => name));
  const shipped = new Set(
    [...files.archive.keys()].flatMap(
      (name) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(name)?.[1] ?? [],
    ),
  );
  return [...shipped]
    .filter((name) => !billed.has(name) || !licensed.has(name))
    .map((name) => `${name} is shipped and not in the bill or in the licences`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
