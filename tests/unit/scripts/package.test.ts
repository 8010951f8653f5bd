import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { controlFile, debVersion, desktopEntry } from '../../../scripts/package/deb-texts.ts';
import { FUSES } from '../../../scripts/package/fuses.ts';
import { licencesOf } from '../../../scripts/package/licences.ts';
import { closureOf, nameOf, readLockFile } from '../../../scripts/package/lock-file.ts';
import { shippedPackages } from '../../../scripts/package/shipped-packages.ts';
import { softwareBill } from '../../../scripts/package/software-bill.ts';
import { PROJECT_ROOT } from '../../../scripts/runtime/locations.ts';

describe('what a package needs', () => {
  const packages = new Map([
    ['node_modules/a', { version: '1.0.0', dependencies: { b: '1', c: '1' } }],
    ['node_modules/a/node_modules/b', { version: '1.0.0', dependencies: { c: '1' } }],
    ['node_modules/b', { version: '2.0.0', dependencies: { a: '1' } }],
    ['node_modules/c', { version: '1.0.0', peerDependencies: { d: '1', e: '1' } }],
    ['node_modules/d', { version: '1.0.0' }],
    ['node_modules/lonely', { version: '1.0.0', dependencies: { nowhere: '1' } }],
  ]);

  it('is found where Node would find it, peers among it where they are', () => {
    expect(closureOf(packages, ['a'])).toEqual([
      'node_modules/a',
      'node_modules/a/node_modules/b',
      'node_modules/c',
      'node_modules/d',
    ]);
    expect(nameOf('node_modules/a/node_modules/@s/b')).toBe('@s/b');
  });

  it('is refused when the lock file lacks it', () => {
    expect(() => closureOf(packages, ['z'])).toThrow('z');
    expect(() => closureOf(packages, ['lonely'])).toThrow('nowhere');
  });
});

describe('what is shipped', () => {
  const packages = readLockFile();
  const shipped = shippedPackages(packages);
  const names = (folders: readonly string[]) => folders.map(nameOf);

  it('has what is loaded from files, and what the scripts are built of in them', () => {
    expect(names(shipped.asFiles)).toEqual(
      expect.arrayContaining(['better-sqlite3', 'electron-log', 'fontkit', 'pdfmake']),
    );
    expect(names(shipped.builtIn)).toEqual(
      expect.arrayContaining(['react', 'react-dom', 'i18next', 'buffer', 'zod', 'ws', '@peculiar/x509']),
    );
    for (const tool of ['vite', 'electron', 'vitest', 'typescript', '@types/react']) {
      expect(names([...shipped.asFiles, ...shipped.builtIn])).not.toContain(tool);
    }
  });

  it('names a licence for each, and the text of nearly all', () => {
    const licences = licencesOf(packages, shipped);
    expect(licences.filter(({ licence }) => licence === '')).toEqual([]);
    expect(licences.filter(({ text }) => text === '').length).toBeLessThan(8);
    // Nothing that would bind the application's own sources.
    expect(licences.filter(({ licence }) => /\bA?GPL/.test(licence) && !licence.includes(' OR '))).toEqual(
      [],
    );
  });

  it('is billed once each, with a digest, and the same sources give the same bill', () => {
    const options = {
      ...{ packages, shipped, version: '1.0.0', root: PROJECT_ROOT },
      runtime: { version: '45.0.0', origin: 'https://example.org/electron' },
    };
    const bill = softwareBill(options) as {
      readonly components: readonly {
        readonly type: string;
        readonly 'bom-ref': string;
        readonly hashes?: unknown;
      }[];
    };
    const refs = bill.components.map((component) => component['bom-ref']);
    expect(new Set(refs).size).toBe(refs.length);
    expect(refs).toEqual(expect.arrayContaining(['pkg:npm/electron@45.0.0', 'font:DejaVuSerif.ttf']));
    const undigested = bill.components.filter(
      ({ hashes, type }) => type !== 'framework' && hashes === undefined,
    );
    expect(undigested).toEqual([]);
    expect(softwareBill(options)).toEqual(bill);
  });
});

describe('the .deb', () => {
  const facts = {
    version: '1.0.0',
    installedKb: 300_000,
    depends: ['libc6 (>= 2.34)', 'libgtk-3-0 (>= 3.9.10)'],
  };

  it('sorts a trial of what is to come before its release, and its release before its trial', () => {
    // As `dpkg --compare-versions` orders them.
    expect(debVersion('0.2.0-dev', true)).toBe('0.2.0~dev+essai');
    expect(debVersion('0.2.0', false)).toBe('0.2.0');
    expect(debVersion('0.2.0', true)).toBe('0.2.0+essai');
  });

  it('names libraries as this Debian and as later ones do', () => {
    const control = controlFile({ ...facts, isTrial: false });
    expect(control).toContain(
      'Depends: libc6 (>= 2.34), libgtk-3-0t64 (>= 3.9.10) | libgtk-3-0 (>= 3.9.10)\n',
    );
    expect(control).not.toContain('essai');
    expect(control.endsWith('\n')).toBe(true);
  });

  it('says of a trial that it is one, in its description and in menus', () => {
    expect(controlFile({ ...facts, isTrial: true })).toContain('version d’essai');
    expect(desktopEntry('/opt/Pupitre/pupitre', true)).toContain('\nName[fr]=Pupitre (version d’essai)\n');
    expect(desktopEntry('/opt/Pupitre/pupitre', false)).toContain('\nName[fr]=Pupitre\n');
  });
});

it('gives electron-builder the fuses that the package has', () => {
  const text = readFileSync(path.join(PROJECT_ROOT, 'electron-builder.yml'), 'utf8');
  const block = /^electronFuses:\n((?: {2}\w+: \w+\n)+)/m.exec(text)?.[1] ?? '';
  const said = [...block.matchAll(/^ {2}(\w+): (\w+)$/gm)].map(([, name, value]) => [name, value === 'true']);
  const wanted = FUSES.filter(({ isNew }) => isNew !== true).map(({ isOn, name }) => [
    name.charAt(0).toLowerCase() + name.slice(1),
    isOn,
  ]);
  expect(said).toEqual(wanted);
});
