/** What the package is made of, as CycloneDX 1.6 says it. It names no instant and no machine: the same sources give the same bill. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { licencesOf } from './licences.ts';
import type { LicensedPackage } from './licences.ts';
import { nameOf } from './lock-file.ts';
import type { LockedPackages } from './lock-file.ts';
import type { ShippedPackages } from './shipped-packages.ts';

/** The Electron that the application runs on. */
export interface RuntimeFacts {
  readonly version: string;
  /** Where its files came from, as someone could fetch them again. */
  readonly origin: string;
}

export interface BillOptions {
  readonly packages: LockedPackages;
  readonly shipped: ShippedPackages;
  readonly version: string;
  readonly runtime: RuntimeFacts;
  readonly root: string;
}

/** Licences that SPDX gives an identifier have one word; the rest are expressions. */
const SPDX_WORD = /^[\w.+-]+$/;

export function softwareBill({ packages, root, runtime, shipped, version }: BillOptions): object {
  const licences = new Map(
    licencesOf(packages, shipped, root).map((each) => [`${each.name} ${each.version}`, each]),
  );
  const folders = [...shipped.asFiles, ...shipped.builtIn];
  const application = 'pkg:npm/pupitre';
  const components = [
    ...folders.map((folder) => {
      const locked = packages.get(folder);
      const [name, of] = [nameOf(folder), locked?.version ?? ''];
      return componentOf(name, of, licences.get(`${name} ${of}`), locked?.integrity);
    }),
    {
      type: 'framework',
      'bom-ref': `pkg:npm/electron@${runtime.version}`,
      name: 'electron',
      version: runtime.version,
      description: 'Electron, with the Chromium, Node.js and FFmpeg that it is made of',
      purl: `pkg:npm/electron@${runtime.version}`,
      licenses: [{ license: { id: 'MIT' } }],
      externalReferences: [{ type: 'distribution', url: runtime.origin }],
    },
    ...fontsOf(root),
  ];
  const unique = [...new Map(components.map((each) => [each['bom-ref'], each])).values()];
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: { type: 'application', 'bom-ref': application, name: 'pupitre', version },
    },
    components: unique,
    dependencies: [{ ref: application, dependsOn: unique.map((each) => each['bom-ref']) }],
  };
}

function componentOf(
  name: string,
  version: string,
  licensed: LicensedPackage | undefined,
  integrity: string | undefined,
) {
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  const licence = licensed?.licence ?? 'NOASSERTION';
  const [algorithm, digest] = integrity?.split('-') ?? [];
  return {
    type: 'library',
    'bom-ref': purl,
    name,
    version,
    purl,
    licenses: [SPDX_WORD.test(licence) ? { license: { id: licence } } : { expression: licence }],
    ...(algorithm === 'sha512' && digest !== undefined
      ? { hashes: [{ alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') }] }
      : {}),
  };
}

/** Fonts that pages are printed with lie among the resources. */
function fontsOf(root: string) {
  const folder = path.join(root, 'resources', 'fonts');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ttf'))
    .map((name) => ({
      type: 'file',
      'bom-ref': `font:${name}`,
      name,
      hashes: [
        {
          alg: 'SHA-256',
          content: createHash('sha256')
            .update(readFileSync(path.join(folder, name)))
            .digest('hex'),
        },
      ],
    }));
}
