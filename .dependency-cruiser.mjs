// The layer graph of docs/architecture.md, on resolved modules. Type-only imports count: a type is a dependency too.

/** Whatever is under `from` may depend on nothing of the project under `to`. */
function forbid(name, from, to, comment) {
  return { name, severity: 'error', comment, from: { path: from }, to: { path: to } };
}

/** Only files whose path starts with one of the places may depend on a package. */
function reserve(name, packageName, places, comment) {
  return {
    name,
    severity: 'error',
    comment,
    from: { path: '^src/', pathNot: places.map((place) => `^${place}`) },
    to: { path: `(^|node_modules/(@types/)?)${packageName}(/|$)` },
  };
}

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'Every import leads to a file or an installed package.',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment: 'The domain knows only itself, zod and canonicalize.',
      from: { path: '^src/domain/' },
      to: { pathNot: ['^src/domain/', '^node_modules/(zod|canonicalize)/'] },
    },
    {
      name: 'shared-knows-domain',
      severity: 'error',
      comment: 'Shared code runs in every process: the domain, locales, zod and i18next types only.',
      from: { path: '^src/shared/' },
      to: { pathNot: ['^src/(domain|shared)/', '^resources/', '^node_modules/(zod|i18next)/'] },
    },
    {
      name: 'pdf-stands-alone',
      severity: 'error',
      comment: 'The PDF layer runs anywhere and knows only itself.',
      from: { path: '^src/pdf/' },
      to: { pathNot: '^src/pdf/' },
    },
    {
      name: 'cms-stands-alone',
      severity: 'error',
      comment: 'Signatures, certificates and timestamps run anywhere: no Node, no interface.',
      from: { path: '^src/cms/' },
      to: { pathNot: '^src/cms/' },
    },
    {
      name: 'documents-are-data',
      severity: 'error',
      comment: 'What pages say is data, which the application prints and the verification recomputes.',
      from: { path: '^src/documents/' },
      to: { pathNot: ['^src/(documents|domain)/', '^node_modules/(@types/)?pdfmake/'] },
    },
    {
      name: 'verify-stands-on-the-neutral-layers',
      severity: 'error',
      comment: 'The verification must run without the application, in Node and in a browser.',
      from: { path: '^src/verify/', pathNot: '^src/verify/(cli|page)/' },
      to: {
        pathNot: [
          '^src/(verify|pdf|cms|domain|documents|shared)/',
          '^resources/',
          '^node_modules/(?!electron)',
        ],
      },
    },
    {
      name: 'neutral-layers-apart-from-the-application',
      severity: 'error',
      comment: 'They must outlive the application.',
      from: { path: '^src/(pdf|cms|documents|verify)/' },
      to: { path: '^src/(core|main|preload|renderer)/' },
    },
    {
      name: 'pdf-stands-alone',
      severity: 'error',
      comment: 'Reading and appending to PDFs needs nothing, on any platform.',
      from: { path: '^src/pdf/' },
      to: { pathNot: '^src/pdf/' },
    },
    {
      name: 'cms-stands-alone',
      severity: 'error',
      comment: 'Signatures and certificates need WebCrypto only, on any platform.',
      from: { path: '^src/cms/' },
      to: { pathNot: '^src/cms/' },
    },
    {
      name: 'verify-needs-no-application',
      severity: 'error',
      comment: 'The check runs in a browser and in any Node; of the interface it takes the colours alone.',
      from: { path: '^src/verify/', pathNot: '^src/verify/cli/' },
      to: {
        pathNot: [
          '^src/(cms|documents|domain|pdf|verify)/',
          '^resources/locales/',
          '^node_modules/(zod|@fontsource-variable)/',
          '^src/renderer/src/ui/tokens\\.css$',
        ],
      },
    },
    {
      name: 'verify-command-needs-node-only',
      severity: 'error',
      comment: 'The command is the check with a way to read files.',
      from: { path: '^src/verify/cli/' },
      to: { pathNot: '^src/verify/', dependencyTypesNot: ['core'] },
    },
    forbid(
      'renderer-and-preload-apart-from-main',
      '^src/(renderer|preload)/',
      '^src/(core|main)/',
      'They reach the main process through the contract in src/shared.',
    ),
    forbid(
      'preload-apart-from-renderer',
      '^src/preload/',
      '^src/renderer/',
      'The preload only exposes the contract.',
    ),
    forbid(
      'renderer-is-sandboxed',
      '^src/renderer/',
      '^src/preload/|node_modules/(electron|electron-log)/',
      'The renderer reaches the rest through the preload API.',
    ),
    {
      name: 'renderer-has-no-node',
      severity: 'error',
      from: { path: '^src/renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    forbid(
      'main-apart-from-renderer',
      '^src/(core|main)/',
      '^src/(renderer|preload)/',
      'The main process never imports an interface.',
    ),
    forbid(
      'core-needs-no-shell',
      '^src/core/',
      '^src/main/',
      'Everything that the application can do runs on plain Node; the shell gives it windows.',
    ),
    forbid(
      'db-is-the-lowest',
      '^src/core/db/',
      '^src/core/(?!db/)',
      'The database layer stands on the domain and shared only.',
    ),
    forbid(
      'documents-stand-on-data-alone',
      '^src/core/documents/',
      '^src/core/(?!db/|documents/)',
      'Documents are made from data alone.',
    ),
    forbid(
      'kernel-below-areas',
      '^src/core/kernel/',
      '^src/core/(areas/|all\\.usecases)',
      'What every area stands on knows none of them.',
    ),
    forbid(
      'areas-below-their-composition',
      '^src/core/areas/',
      '^src/core/all\\.usecases',
      'An area knows others, never the whole.',
    ),
    forbid(
      'platform-below-ipc',
      '^src/main/platform/',
      '^src/main/(ipc|index)',
      'The platform implements what use cases ask for.',
    ),
    forbid(
      'index-is-the-root',
      '^src/(?!main/index\\.ts$)',
      '^src/main/index\\.ts$',
      'Nothing depends on the root.',
    ),
    reserve('sqlite-in-db', 'better-sqlite3', ['src/core/db/'], 'Only src/core/db talks to SQLite.'),
    reserve(
      'electron-at-the-edge',
      'electron',
      ['src/main/ipc/', 'src/main/platform/', 'src/preload/', 'src/main/index.ts', 'src/main/rescue.ts'],
      'Electron stays at the edge of the main process.',
    ),
    {
      name: 'features-meet-at-their-door',
      severity: 'error',
      comment: "A feature's index.ts is the one way in.",
      from: { path: '^src/renderer/src/', pathNot: '^src/renderer/src/features/' },
      to: { path: '^src/renderer/src/features/[^/]+/(?!index\\.tsx?$)' },
    },
    {
      name: 'features-meet-at-their-door-too',
      severity: 'error',
      comment: "A feature's index.ts is the one way in for its neighbours.",
      from: { path: '^src/renderer/src/features/([^/]+)/' },
      to: { path: '^src/renderer/src/features/(?!$1/)[^/]+/(?!index\\.tsx?$)' },
    },
    forbid(
      'ui-is-the-lowest',
      '^src/renderer/src/ui/',
      '^src/renderer/src/(app|features|lib)/',
      'ui only draws.',
    ),
    forbid(
      'lib-below-features',
      '^src/renderer/src/lib/',
      '^src/renderer/src/(app|features)/',
      'lib serves features.',
    ),
    forbid(
      'features-below-app',
      '^src/renderer/src/features/',
      '^src/renderer/src/app/',
      'app composes features.',
    ),
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^resources/'] },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
    },
  },
};
