import js from '@eslint/js';
import jsxA11y from 'eslint-plugin-jsx-a11y-x';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

// Who may import whom is in .dependency-cruiser.mjs.
const IMPURE = [
  { object: 'Date', property: 'now', message: 'The domain reads no clock: take an Instant.' },
  { object: 'Math', property: 'random', message: 'The domain draws nothing: take the drawn number.' },
];
const READS_CLOCK = 'The domain reads no clock: take an Instant.';
const OF_THE_MACHINE = 'The zone and the language of the machine are not the jury’s: say which.';
const LOCAL = [
  { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: READS_CLOCK },
  { selector: 'CallExpression[callee.name="Date"]', message: READS_CLOCK },
  { selector: 'NewExpression[callee.name="Date"][arguments.length>1]', message: OF_THE_MACHINE },
  {
    selector:
      'MemberExpression > Identifier.property[name=/^([gs]et(FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds|TimezoneOffset)|to(Date|Time)String|toLocale(Date|Time)?String)$/]',
    message: OF_THE_MACHINE,
  },
  {
    selector:
      ':matches(NewExpression, CallExpression)[callee.property.name="DateTimeFormat"]:not(:has(Property[key.name="timeZone"]))',
    message: OF_THE_MACHINE,
  },
];

const NAMED = [
  { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
  { selector: 'ExportSpecifier[exported.name="default"]', message: 'Named exports only.' },
];
const ONE_WAY = 'There is one way to write: act (src/core/kernel/act.ts).';
const TRANSACTIONS = [
  { selector: 'MemberExpression[property.name="transaction"]', message: ONE_WAY },
  { selector: 'MemberExpression[property.value="transaction"]', message: ONE_WAY },
  { selector: 'ObjectPattern > Property[key.name="transaction"]', message: ONE_WAY },
  { selector: 'Literal[value=/^\\s*(BEGIN\\s*(;|$)|BEGIN (IMM|EXC|DEF|TRA)|SAVEPOINT)/i]', message: ONE_WAY },
  { selector: 'TemplateElement[value.raw=/^\\s*(BEGIN (IMM|EXC|DEF|TRA)|SAVEPOINT)/i]', message: ONE_WAY },
];

const SOURCES = ['src/**/*.{ts,tsx}'];

export default defineConfig(
  globalIgnores([
    'src/domain/text/text-decoder.d.ts',
    'src/shared/text-encoder.d.ts',
    'out/',
    'dist/',
    'test-results/',
    'playwright-report/',
    'coverage/',
    'demo-out/',
  ]),
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
      'no-restricted-syntax': ['error', ...NAMED],
    },
  },
  {
    files: ['src/core/**'],
    // Act itself, and what brings a file up to date before anything can be asked of it.
    ignores: ['src/core/kernel/act.ts', 'src/core/db/migrate.ts', 'src/core/db/database.ts'],
    rules: { 'no-restricted-syntax': ['error', ...NAMED, ...TRANSACTIONS] },
  },
  {
    files: ['src/renderer/**/*.tsx'],
    extends: [jsxA11y.configs.strict],
  },
  {
    files: ['src/renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat['recommended-latest']],
  },
  {
    files: ['src/renderer/**'],
    ignores: ['src/renderer/src/lib/use-write.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          name: '@tanstack/react-query',
          importNames: ['useMutation'],
          message: 'There is one way to write: useWrite (src/renderer/src/lib/use-write.ts).',
        },
      ],
    },
  },
  {
    files: ['src/main/**'],
    ignores: ['src/main/ipc/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { name: 'electron', importNames: ['ipcMain'], message: "Only src/main/ipc touches Electron's bus." },
      ],
    },
  },
  // What the types of tsconfig.domain.json cannot say: no clock, no chance, no time zone or language of the machine.
  {
    files: ['src/domain/**', 'src/documents/**'],
    rules: { 'no-restricted-properties': ['error', ...IMPURE], 'no-restricted-syntax': ['error', ...LOCAL] },
  },
  {
    files: ['tests/**/*.{ts,tsx}', 'scripts/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
);
