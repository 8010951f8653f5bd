/** Each static check, shown an offence that it is there to find. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { missingClasses } from '../../../scripts/checks/class-names.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const LONGEST_MS = 120_000;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pupitre-guard-'));
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function plant(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
}

/** Runs one of the project's checks on the planted files, with the project's own settings. */
function run(settings: readonly string[], program: string, ...args: readonly string[]) {
  for (const name of settings) cpSync(path.join(ROOT, name), path.join(folder, name));
  const script = path.join(ROOT, 'node_modules', program);
  const { status, stderr, stdout } = spawnSync(process.execPath, [script, ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, output: `${stdout}\n${stderr}` };
}

describe('layers', () => {
  const use = (name: string, from: string) =>
    `import { ${name} } from '${from}';\nexport const x = ${name};\n`;
  const offences: readonly (readonly [rule: string, file: string, text: string])[] = [
    ['known-folder', 'src/lan/server.ts', 'export const port = 1;\n'],
    ['known-folder', 'src/lan/door.ts', use('zero', '../domain/zero.ts')],
    ['known-area', 'src/core/areas/lan/a.ts', use('zero', '../../../domain/zero.ts')],
    ['known-area', 'src/shared/areas/lan.ts', use('zero', '../../domain/zero.ts')],
    ['layer src/core/areas', 'src/core/areas/app/a.ts', use('app', 'electron')],
    ['layer src/core/kernel', 'src/core/kernel/a.ts', use('b', '../../main/b.ts')],
    ['layer src/domain', 'src/domain/a.ts', use('readFileSync', 'node:fs')],
    ['layer src/renderer/src/lib', 'src/renderer/src/lib/a.ts', use('join', 'node:path')],
    ['area passage', 'src/core/areas/passage/a.ts', use('b', '../archive/b.ts')],
    ['area passage', 'src/shared/areas/passage/a.ts', use('b', '../archive.ts')],
    ['areas-meet-at-their-door', 'src/core/open-core.ts', use('b', './areas/archive/b.ts')],
    ['areas-meet-at-their-door-too', 'src/core/areas/sample/a.ts', use('b', '../archive/b.ts')],
    ['feature-shape', 'src/renderer/src/features/pins/use-pins.ts', use('b', './hooks/b.ts')],
    ['feature-shape', 'src/renderer/src/features/pins/pin-reset.tsx', use('b', './hooks/b.ts')],
    ['features-meet-at-their-door', 'src/renderer/src/app/a.ts', use('b', '../features/pins/hooks/b.ts')],
    [
      'features-meet-at-their-door-too',
      'src/renderer/src/features/home/components/a.ts',
      use('b', '../../pins/hooks/b.ts'),
    ],
  ];

  it(
    'are kept: an unknown folder or area, and any import that is not allowed, is an error',
    () => {
      plant({
        'src/domain/zero.ts': 'export const zero = 0;\n',
        'src/main/b.ts': 'export const b = 1;\n',
        'src/core/areas/archive/b.ts': 'export const b = 1;\n',
        'src/shared/areas/archive.ts': 'export const b = 1;\n',
        'src/renderer/src/features/pins/hooks/b.ts': 'export const b = 1;\n',
        'src/renderer/src/features/pins/queries.ts': 'export const pinsKeys = 1;\n',
        'src/renderer/src/features/home/queries.ts': use('pinsKeys', '../pins/queries.ts'),
        'src/renderer/src/features/pins/pin-screen.tsx': use('b', './hooks/b.ts'),
        ...Object.fromEntries(offences.map(([, file, text]) => [file, text])),
      });
      const { output, status } = run(
        ['.dependency-cruiser.mjs', 'tsconfig.json'],
        'dependency-cruiser/bin/dependency-cruiser.mjs',
        'src',
      );
      for (const [rule, file] of offences) expect(output).toContain(`error ${rule}: ${file}`);
      // What a feature reads has a door of its own, and its screens stand in front.
      expect(output).not.toContain('src/renderer/src/features/home/queries.ts');
      expect(output).not.toContain('error feature-shape: src/renderer/src/features/pins/pin-screen.tsx');
      expect(status).not.toBe(0);
    },
    LONGEST_MS,
  );
});

describe('types of a layer', () => {
  it.each([
    ['domain', 'localStorage', 'export const a = localStorage.length;'],
    ['domain', 'Buffer', "export const a = Buffer.from('a');"],
    ['domain', 'process', 'export const a = process.env;'],
    ['core', 'document', 'export const a = document.title;'],
    ['renderer', 'Buffer', "export const a = Buffer.from('a');"],
  ])(
    '%s does not know %s',
    (layer, name, text) => {
      const place = layer === 'renderer' ? 'src/renderer/src/lib/a.ts' : `src/${layer}/a.ts`;
      plant({ [place]: `${text}\n` });
      const { output, status } = run(
        ['tsconfig.json', `tsconfig.${layer}.json`],
        'typescript/bin/tsc',
        '--noEmit',
        '--project',
        `tsconfig.${layer}.json`,
      );
      expect(output).toMatch(new RegExp(`${path.basename(place)}\\(1,\\d+\\): error TS2\\d+: .*'${name}'`));
      expect(status).not.toBe(0);
    },
    LONGEST_MS,
  );
});

/** The project's ESLint configuration, which has no types. */
async function projectRules(): Promise<readonly Linter.Config[]> {
  const place = path.join(ROOT, 'eslint.config.js');
  const loaded = (await import(place)) as { readonly default: readonly Linter.Config[] };
  return loaded.default;
}

describe('the purity of the domain', () => {
  it.each([
    ['export const a = Date.now();', 'reads no clock'],
    ['export const a = new Date();', 'reads no clock'],
    ['export const a = Math.random();', 'draws nothing'],
    ['export const a = new Date(2026, 10, 24);', 'zone'],
    ['export const a = new Date(0).getHours();', 'zone'],
    ['export const a = new Date(0).toLocaleDateString();', 'zone'],
    ["export const a = new Intl.DateTimeFormat('fr');", 'zone'],
  ])(
    'refuses %s',
    async (text, why) => {
      const config = await projectRules();
      const pure = config.find(({ files }) => files?.includes('src/domain/**'));
      const found = new Linter().verify(text, {
        rules: pure?.rules ?? {},
        languageOptions: { parser: tseslint.parser },
      });
      expect(found.map(({ message }) => message).join()).toContain(why);
    },
    LONGEST_MS,
  );
});

describe('the one way to write', () => {
  it.each([
    'export const write = (db) => db.transaction(() => 1).immediate();',
    "export const write = (db) => db['transaction'](() => 1)();",
    'export const write = ({ transaction }) => transaction(() => 1)();',
    "export const write = (db) => db.exec('BEGIN IMMEDIATE');",
    'export const write = (db, name) => db.exec(`savepoint ${name}`);',
  ])(
    'refuses a transaction of one’s own: %s',
    async (text) => {
      const config = await projectRules();
      const rule = config.find(({ files }) => files?.includes('src/core/**'));
      const found = new Linter().verify(text, {
        rules: rule?.rules ?? {},
        languageOptions: { parser: tseslint.parser },
      });
      expect(found.map(({ message }) => message).join()).toContain('one way to write');
    },
    LONGEST_MS,
  );
});

describe('the one way to write from the interface', () => {
  const use = (name: string) => `import { ${name} } from '@tanstack/react-query';\nexport const x = ${name};`;

  it.each([
    ['useMutation', 1],
    ['useQuery', 0],
  ])(
    'takes %s with %i faults',
    async (name, faultCount) => {
      const config = await projectRules();
      const rule = config.find(({ files }) => files?.includes('src/renderer/**'));
      expect(new Linter().verify(use(name), { rules: rule?.rules ?? {} })).toHaveLength(faultCount);
    },
    LONGEST_MS,
  );
});

describe('class names', () => {
  it('are those of the module, in calls and look-ups, behind conditions too', () => {
    plant({
      'src/a.module.css': '.wide { color: red; }\n/* .gone */\n',
      'src/a.tsx': [
        "import styles from './a.module.css';",
        'const cx = bindClasses(styles);',
        "export const a = (isOn: boolean) => cx('wide', isOn && 'gone', isOn ? 'wide' : 'other');",
        "export const b = styles['absent'];",
      ].join('\n'),
    });
    expect(missingClasses(path.join(folder, 'src')).map(({ line, name }) => [line, name])).toEqual([
      [3, 'gone'],
      [3, 'other'],
      [4, 'absent'],
    ]);
  });
});

describe('the gallery', () => {
  it(
    'does not compile while a component of the design system has no exhibit',
    () => {
      const gallery = 'src/renderer/gallery';
      const exhibits = (...names: readonly string[]) =>
        [
          "import type * as ui from '../src/ui/index.ts';",
          "import type { ExhibitsOf } from './exhibit.types.ts';",
          `export const EXHIBITS: ExhibitsOf<typeof ui> = { ${names.map((name) => `${name}: {}`).join(', ')} };`,
        ].join('\n');
      plant({
        'src/renderer/src/ui/index.ts': [
          "import type { ReactNode } from 'react';",
          'export const Card = ({ title }: { readonly title: string }): ReactNode => title;',
          'export function List<Item>({ items }: { readonly items: readonly Item[] }) {',
          '  return items.length;',
          '}',
          "export const LONGEST = 3; export const helper = (): string => '';",
        ].join('\n'),
        [`${gallery}/whole.ts`]: exhibits('Card', 'List'),
        [`${gallery}/lacking.ts`]: exhibits('Card'),
      });
      cpSync(path.join(ROOT, gallery, 'exhibit.types.ts'), path.join(folder, gallery, 'exhibit.types.ts'));
      const { output, status } = run(
        ['tsconfig.json', 'tsconfig.renderer.json'],
        'typescript/bin/tsc',
        '--noEmit',
        '--project',
        'tsconfig.renderer.json',
      );
      expect(output).toMatch(/lacking\.ts\(3,\d+\): error TS\d+: Property 'List' is missing/);
      expect(output).not.toContain('whole.ts');
      expect(status).not.toBe(0);
    },
    LONGEST_MS,
  );
});

describe('exports', () => {
  it(
    'are used by more than their own test',
    () => {
      plant({
        'package.json': JSON.stringify({ name: 'planted', type: 'module' }),
        'src/main/index.ts': "import { used } from '../domain/a.ts';\nused();\n",
        'src/domain/a.ts': 'export function used() {}\nexport function forTests() {}\n',
        'tests/unit/a.test.ts': "import { forTests } from '../../src/domain/a.ts';\nforTests();\n",
      });
      const { output, status } = run(
        ['knip.json', 'tsconfig.json'],
        'knip/bin/knip.js',
        '--production',
        '--no-progress',
      );
      expect(output).toContain('forTests');
      expect(output).not.toMatch(/^used/m);
      expect(status).not.toBe(0);
    },
    LONGEST_MS,
  );
});
