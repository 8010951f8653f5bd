/** The licences of what leaves with the application, with their texts, from the packages themselves. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from '../runtime/locations.ts';
import { nameOf } from './lock-file.ts';
import type { LockedPackages } from './lock-file.ts';
import type { ShippedPackages } from './shipped-packages.ts';

/** One package, as the screen of licences shows it. */
export interface LicensedPackage {
  readonly name: string;
  readonly version: string;
  /** As the package names it, an SPDX expression. */
  readonly licence: string;
  /** The texts that it ships, one after the other; empty where it ships none. */
  readonly text: string;
}

/** Names that licence files go by; code that is called so is not one. */
const LICENCE_FILE = /^(licen[cs]es?|copying|notice|ofl)([-._].*)?$/i;
/** By its words, where a package joins the text and forgets the name. */
const MIT = /Permission is hereby granted, free of charge, to any person obtaining a copy/;
const FONTS = [
  { name: 'DejaVu Serif', file: 'DejaVu-LICENSE.txt', licence: 'Bitstream-Vera' },
  { name: 'Source Serif 4', file: 'SourceSerif4-LICENSE.txt', licence: 'OFL-1.1' },
];
const NO_TEXT = /\.(js|ts|json|cjs|mjs)$/i;

/** In the order of their names; the same package in two versions stands twice. Refuses one that names no licence. */
export function licencesOf(
  packages: LockedPackages,
  { asFiles, builtIn }: ShippedPackages,
  root: string = PROJECT_ROOT,
): readonly LicensedPackage[] {
  const found = new Map<string, LicensedPackage>();
  for (const folder of [...asFiles, ...builtIn]) {
    const place = path.join(root, folder);
    const manifest = JSON.parse(readFileSync(path.join(place, 'package.json'), 'utf8')) as {
      readonly license?: unknown;
      readonly licenses?: unknown;
    };
    const name = nameOf(folder);
    const version = packages.get(folder)?.version ?? '';
    const text = licenceText(place);
    const licence = licenceName(manifest) ?? (MIT.test(text) ? 'MIT' : null);
    if (licence === null) throw new Error(`${name} ${version} names no licence`);
    found.set(`${name} ${version}`, { name, version, licence, text });
  }
  return [...found.values(), ...fontsOf(root)].sort((a, b) =>
    a.name < b.name ? -1 : a.name > b.name ? 1 : 0,
  );
}

/** Fonts that pages are printed with lie among the resources, each family with its licence. */
function fontsOf(root: string): readonly LicensedPackage[] {
  return FONTS.map(({ file, licence, name }) => ({
    ...{ name, licence, version: '' },
    text: readFileSync(path.join(root, 'resources', 'fonts', file), 'utf8').trim(),
  }));
}

function licenceName({ license, licenses }: { license?: unknown; licenses?: unknown }): string | null {
  if (typeof license === 'string') return license;
  const listed: readonly unknown[] = Array.isArray(licenses) ? licenses : [license];
  const names = listed.flatMap((each) =>
    typeof each === 'object' && each !== null && 'type' in each && typeof each.type === 'string'
      ? [each.type]
      : [],
  );
  return names.length === 0 ? null : names.join(' OR ');
}

function licenceText(place: string): string {
  return readdirSync(place, { withFileTypes: true })
    .filter((entry) => entry.isFile() && LICENCE_FILE.test(entry.name) && !NO_TEXT.test(entry.name))
    .map(({ name }) => readFileSync(path.join(place, name), 'utf8').trim())
    .sort()
    .join('\n\n');
}
