import js from '@eslint/js';
import jsxA11y from 'eslint-plugin-jsx-a11y-x';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

// Layers: domain <- shared <- {preload, renderer}; domain <- core (db <- kernel <- areas) <- main. dependency-cruiser checks the
// resolved graph; the lists below say the same in the editor, at the line that crosses a border.
const SQLITE = { name: 'better-sqlite3', message: 'Only src/core/db talks to SQLite.' };
const ELECTRON_IPC = {
  name: 'electron',
  importNames: ['ipcMain', 'ipcRenderer'],
  message: "Only src/main/ipc and src/preload touch Electron's IPC.",
};

/** Forbids relative imports that reach one of the folders. */
function away(from, folders) {
  return {
    regex: `^\\.{1,2}/(.*/)?(${folders.join('|')})/`,
    message: `${from} may not depend on ${folders.join(', ')}.`,
  };
}

/** Forbids every package but those named. */
function onlyPackages(from, names) {
  return {
    regex: `^(?!\\.{1,2}/)(?!(${names.join('|')})$)`,
    message: `${from} may import only ${names.join(', ')}.`,
  };
}

function layer(files, restrictions) {
  return { files, rules: { '@typescript-eslint/no-restricted-imports': ['error', restrictions] } };
}

const RENDERER = [
  { regex: '^(node:|electron($|[/-]))', message: 'The renderer is sandboxed: use the preload API.' },
  away('src/renderer', ['core', 'main', 'preload']),
];
const FEATURE_DOOR = {
  regex: '/features/[^/]+/(?!index\\.tsx?$)',
  message: 'Features meet through their index.ts.',
};

const SOURCES = ['src/**/*.{ts,tsx}'];

export default defineConfig(
  globalIgnores(['out/', 'dist/', 'test-results/', 'playwright-report/', 'coverage/', 'demo-out/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-exports': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly', URL: 'readonly', setTimeout: 'readonly' },
    },
  },
  {
    files: SOURCES,
    rules: {
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
        { selector: 'ExportSpecifier[exported.name="default"]', message: 'Named exports only.' },
      ],
    },
  },
  {
    files: ['src/renderer/**/*.tsx'],
    extends: [jsxA11y.configs.strict],
  },
  {
    files: ['src/renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat['recommended-latest']],
  },
  layer(['src/domain/**'], {
    patterns: [
      onlyPackages('src/domain', ['zod', 'canonicalize']),
      away('src/domain', ['shared', 'core', 'main', 'preload', 'renderer']),
    ],
  }),
  layer(['src/shared/**'], {
    patterns: [
      onlyPackages('src/shared', ['zod', 'i18next']),
      away('src/shared', ['core', 'main', 'preload', 'renderer']),
    ],
  }),
  layer(['src/documents/**'], {
    patterns: [
      onlyPackages('src/documents', ['pdfmake/interfaces']),
      away('src/documents', ['shared', 'main', 'preload', 'renderer', 'pdf', 'cms', 'verify']),
    ],
  }),
  layer(['src/pdf/**', 'src/cms/**', 'src/verify/**'], {
    patterns: [away('What must outlive the application', ['main', 'preload', 'renderer'])],
  }),
  ...['pdf', 'cms'].map((name) =>
    layer([`src/${name}/**`], {
      patterns: [
        onlyPackages(`src/${name}`, []),
        away(`src/${name}`, ['domain', 'shared', 'core', 'main', 'preload', 'renderer']),
      ],
    }),
  ),
  layer(['src/verify/**'], {
    patterns: [
      onlyPackages('src/verify', ['zod', 'node:fs/promises', 'node:path']),
      away('src/verify', ['shared', 'main', 'preload']),
    ],
  }),
  layer(['src/preload/**'], {
    paths: [SQLITE],
    patterns: [onlyPackages('src/preload', ['electron']), away('src/preload', ['core', 'main', 'renderer'])],
  }),
  layer(['src/renderer/**'], { paths: [SQLITE], patterns: [...RENDERER, FEATURE_DOOR] }),
  layer(['src/renderer/src/ui/**'], {
    paths: [SQLITE],
    patterns: [...RENDERER, away('ui', ['app', 'features', 'lib'])],
  }),
  layer(['src/renderer/src/lib/**'], {
    paths: [SQLITE],
    patterns: [...RENDERER, away('lib', ['app', 'features'])],
  }),
  // A feature's neighbours are one folder up from its root, two from its folders, and so on.
  ...[1, 2, 3].map((depth) =>
    layer([`src/renderer/src/features/${'*/'.repeat(depth)}*.{ts,tsx}`], {
      paths: [SQLITE],
      patterns: [
        ...RENDERER,
        away('A feature', ['app']),
        { ...FEATURE_DOOR, regex: `^${'\\.\\./'.repeat(depth)}[^./][^/]*/(?!index\\.tsx?$)` },
      ],
    }),
  ),
  layer(['src/main/**'], {
    paths: [SQLITE, ELECTRON_IPC],
    patterns: [away('src/main', ['renderer', 'preload'])],
  }),
  layer(['src/core/db/**'], {
    patterns: [
      { regex: '^electron($|/)', message: 'The database knows nothing of Electron.' },
      away('src/core/db', ['areas', 'kernel', 'main', 'documents', 'renderer', 'preload']),
    ],
  }),
  layer(['src/core/areas/**', 'src/core/kernel/**', 'src/core/documents/**', 'src/core/*.ts'], {
    paths: [SQLITE],
    patterns: [
      { regex: '^electron($|[/-])', message: 'The core runs on plain Node: no Electron.' },
      away('src/core', ['main', 'renderer', 'preload']),
    ],
  }),
  layer(['src/main/ipc/**'], {
    paths: [SQLITE],
    patterns: [away('src/main/ipc', ['renderer', 'preload'])],
  }),
  {
    files: ['src/domain/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...[
          'performance',
          'process',
          'window',
          'document',
          'setTimeout',
          'setInterval',
          'fetch',
          'crypto',
        ].map((name) => ({
          name,
          message: 'The domain is pure: pass what it needs as an argument.',
        })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'The domain reads no clock: take an Instant.' },
        { object: 'Math', property: 'random', message: 'The domain draws nothing: take the drawn number.' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
        {
          selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
          message: 'The domain reads no clock: take an Instant.',
        },
        {
          selector: 'CallExpression[callee.name="Date"]',
          message: 'The domain reads no clock: take an Instant.',
        },
      ],
    },
  },
  {
    files: ['tests/**/*.{ts,tsx}', 'scripts/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
);
