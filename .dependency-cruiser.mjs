// The layer graph of docs/architecture.md, on resolved modules: each folder of src may import what is named here, and
// nothing else. Type-only imports count: a type is a dependency too.

const NODE = 'node:';

/** Folder or file of src, what of the project it may import beside itself, and packages (NODE: Node's own modules). */
export const LAYERS = [
  ['src/domain', [], ['zod', 'canonicalize']],
  ['src/shared', ['src/domain', 'resources/locales'], ['zod', 'i18next']],
  // Pages as data, which the application prints and the verification holds a document to.
  ['src/documents', ['src/domain'], ['@types/pdfmake']],
  // Draws pages as PDF: for the application, and again for whoever verifies.
  [
    'src/drawing',
    ['src/documents', 'src/domain', 'src/pdf'],
    ['pdfmake', '@types/pdfmake', 'fontkit', '@types/fontkit', NODE],
  ],
  // These three outlive the application: any browser, any Node.
  ['src/pdf', [], []],
  ['src/cms', [], []],
  [
    'src/verify',
    ['src/cms', 'src/documents', 'src/domain', 'src/drawing', 'src/pdf', 'resources/locales'],
    ['zod'],
  ],
  // What a bundle has in the place of Node's modules.
  ['src/verify/bundle', [], ['buffer', 'fontkit', '@types/fontkit', 'pdfkit', NODE]],
  [
    'src/verify/page',
    [
      ...['src/verify', 'src/drawing', 'resources/fonts', 'resources/locales'],
      ...['src/renderer/src/ui/tokens.css', 'src/renderer/src/ui/document-theme.ts'],
    ],
    ['zod', '@fontsource-variable'],
  ],
  ['src/verify/cli', ['src/verify', 'src/drawing'], [NODE]],
  // Everything that the application can do, on plain Node.
  ['src/core/db', ['src/domain', 'src/shared'], ['better-sqlite3', '@types/better-sqlite3', NODE]],
  [
    'src/core/documents',
    ['src/cms', 'src/documents', 'src/domain', 'src/drawing', 'src/pdf', 'src/shared'],
    ['@types/pdfmake', 'fontkit', '@types/fontkit', 'libxml2-wasm', 'yauzl', '@types/yauzl', NODE],
  ],
  ['src/core/kernel', ['src/core/db', 'src/core/documents', 'src/domain', 'src/shared'], ['zod', NODE]],
  // What is done on threads of its own.
  [
    'src/core/work',
    ['src/core/documents', 'src/core/kernel', 'src/cms', 'src/drawing', 'src/verify'],
    [NODE],
  ],
  [
    'src/core/areas',
    [
      ...['src/core/db', 'src/core/documents', 'src/core/kernel', 'src/shared'],
      ...['src/cms', 'src/documents', 'src/domain', 'src/drawing', 'src/pdf', 'src/verify'],
    ],
    ['@peculiar/x509', 'node-forge', '@types/node-forge', 'reflect-metadata', 'zod', NODE],
  ],
  // The one folder that opens a port.
  ['src/core/room', ['src/core/kernel'], ['multicast-dns', '@types/multicast-dns', 'ws', '@types/ws', NODE]],
  ['src/core/all.usecases.ts', ['src/core/areas', 'src/core/kernel'], []],
  [
    'src/core/open-core.ts',
    [
      ...['src/core/all.usecases.ts', 'src/core/areas', 'src/core/db', 'src/core/kernel', 'src/core/room'],
      'src/shared',
    ],
    [NODE],
  ],
  // The shell around it: windows, dialogs, menu, power, keychain, the bus.
  ['src/main', ['src/core', 'src/domain', 'src/shared'], ['electron', NODE]],
  ['src/main/ipc', ['src/main/platform', 'src/shared'], ['electron']],
  // The core's own process, and how the shell speaks with it.
  ['src/main/core-process', ['src/core', 'src/domain', 'src/shared'], ['electron', NODE]],
  [
    'src/main/platform',
    ['src/core', 'src/shared', 'resources/locales'],
    ['electron', 'electron-log', 'zod', NODE],
  ],
  ['src/preload', ['src/shared'], ['electron']],
  // The interface: sandboxed, so no Node.
  [
    'src/renderer/src/ui',
    // Marks are drawn on screen as in the minutes.
    ['src/domain/assessment/level-shapes.ts', 'src/domain/assessment/level-letters.ts'],
    [
      ...['react', '@types/react', 'react-aria-components', '@internationalized/date', 'signature_pad'],
      ...['@fontsource-variable', 'uqr', 'vite'],
    ],
  ],
  [
    'src/renderer/src/lib',
    ['src/renderer/src/ui', 'src/domain', 'src/shared', 'resources/locales'],
    ['react', '@types/react', 'react-i18next', 'i18next', '@tanstack', 'pdfjs-dist'],
  ],
  [
    'src/renderer/src/features',
    [
      ...['src/renderer/src/ui', 'src/renderer/src/lib', 'src/domain', 'src/shared', 'resources/locales'],
      'resources/guides',
    ],
    ['react', '@types/react', 'react-aria-components', 'react-i18next', 'i18next', '@tanstack', 'zod'],
  ],
  [
    'src/renderer/src/app',
    ['src/renderer/src/ui', 'src/renderer/src/lib', 'src/renderer/src/features', 'src/shared'],
    ['react', '@types/react', 'react-aria-components', 'react-i18next', 'i18next', '@tanstack'],
  ],
  // The page of a juror's device: an application of its own over the same features.
  [
    'src/renderer/src/room',
    ['src/renderer/src/ui', 'src/renderer/src/lib', 'src/renderer/src/features', 'src/shared'],
    [
      ...['react', 'react-dom', '@types/react', '@types/react-dom', 'react-aria-components'],
      ...['react-i18next', 'i18next', '@tanstack'],
    ],
  ],
  // Its worker, which keeps its files.
  ['src/renderer/room', [], []],
  // Shows the design system; no part of the application.
  [
    'src/renderer/gallery',
    ['src/renderer/src/ui'],
    ['react', 'react-dom', 'react-aria-components', '@types/react', '@types/react-dom'],
  ],
  [
    'src/renderer/src/main.tsx',
    ['src/renderer/src/app', 'src/renderer/src/lib', 'src/renderer/src/ui'],
    ['react', 'react-dom', '@types/react', '@types/react-dom'],
  ],
];

/** The areas of the core, each above those before it: it may know them, and never those after it. */
const AREAS = [
  ...['app', 'certifications', 'passage', 'signing', 'candidates', 'preparation', 'subjects', 'roleplay'],
  ...['minutes', 'ledger', 'timestamps', 'archive', 'decisions'],
  ...['session-minutes', 'handovers', 'issuing', 'reporting'],
  ...['pins', 'backups', 'kept', 'room', 'updates', 'sample'],
];

const escape = (text) => text.replaceAll(/[.@/]/g, '\\$&');
/** A folder and what it holds, or a file. */
const under = (place) => `^${escape(place)}${/\.\w+$/.test(place) ? '$' : '/'}`;
const packaged = (name) => `(^|/)node_modules/${escape(name)}(/|$)`;

/** What a layer may import; its own subfolders that are layers of their own have their own rule. */
function layerRule([place, mayKnow, packages]) {
  const deeper = LAYERS.map(([other]) => other).filter((other) => other.startsWith(`${place}/`));
  const allowed = [place, ...mayKnow].map(under);
  const named = packages.filter((name) => name !== NODE).map(packaged);
  const to = { pathNot: [...allowed, ...named] };
  return {
    name: `layer ${place}`,
    severity: 'error',
    comment: `${place} may import ${[...mayKnow, ...packages].join(', ') || 'nothing'} beside itself.`,
    from: { path: under(place), pathNot: deeper.map(under) },
    to: packages.includes(NODE) ? { ...to, dependencyTypesNot: ['core'] } : to,
  };
}

const KNOWN = LAYERS.map(([place]) => under(place));

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
    ...LAYERS.map(layerRule),
    ...[{}, { orphan: true }].map((orphan) => ({
      name: 'known-folder',
      severity: 'error',
      comment: 'A new folder of src is a layer: say here what it may import.',
      from: { path: '^src/', pathNot: [...KNOWN, '^src/renderer/[^/]+$'], ...orphan },
      to: {},
    })),
    ...AREAS.map((area, index) => ({
      name: `area ${area}`,
      severity: 'error',
      comment: `Areas have an order: ${AREAS.join(', ')}.`,
      from: { path: `^src/(core|shared)/areas/${area}(/|\\.ts$)` },
      to: { path: `^src/(core|shared)/areas/(?!(${AREAS.slice(0, index + 1).join('|')})(/|\\.ts$))` },
    })),
    {
      name: 'known-area',
      severity: 'error',
      comment: 'A new area takes its place in the order.',
      from: {
        path: '^src/(core|shared)/areas/',
        pathNot: `^src/(core|shared)/areas/(${AREAS.join('|')})(/|\\.ts$)`,
      },
      to: {},
    },
    {
      name: 'areas-meet-at-their-door',
      severity: 'error',
      comment: "An area's index.ts is the one way in, for the shell and the core around it.",
      from: { path: '^src/', pathNot: '^src/core/areas/' },
      to: { path: '^src/core/areas/[^/]+/(?!index\\.ts$)' },
    },
    {
      name: 'areas-meet-at-their-door-too',
      severity: 'error',
      comment: "An area's index.ts is the one way in for its neighbours.",
      from: { path: '^src/core/areas/([^/]+)/' },
      to: { path: '^src/core/areas/(?!$1/)[^/]+/(?!index\\.ts$)' },
    },
    {
      name: 'feature-shape',
      severity: 'error',
      comment:
        'A feature shows its screens, index.ts, queries.ts and plain rules; components and hooks have their folders.',
      from: {
        path: '^src/renderer/src/features/[^/]+/(use-[^/]+|[^/]+\\.tsx)$',
        pathNot: '-screens?\\.tsx$',
      },
      to: {},
    },
    {
      name: 'features-meet-at-their-door',
      severity: 'error',
      comment: "A feature's index.ts is the one way in, and queries.ts for what it reads.",
      from: { path: '^src/renderer/src/', pathNot: '^src/renderer/src/features/' },
      to: { path: '^src/renderer/src/features/[^/]+/(?!(index|queries)\\.tsx?$)' },
    },
    {
      name: 'features-meet-at-their-door-too',
      severity: 'error',
      comment: "A feature's index.ts is the one way in for its neighbours, and queries.ts for what it reads.",
      from: { path: '^src/renderer/src/features/([^/]+)/' },
      to: { path: '^src/renderer/src/features/(?!$1/)[^/]+/(?!(index|queries)\\.tsx?$)' },
    },
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
