/** A small package with the real code of the shell and its preload, and each rule's subject turned off in it. */
import { createPackageWithOptions } from '@electron/asar';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RULE_IDS, securityFaults } from '../../../scripts/security/checklist.ts';
import { readPackage } from '../../../scripts/security/read-package.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const ELECTRON = '45.0.0';
/** Each fuse of FUSES in the order of the wire: off is "0". */
const WIRE = '000011001'.split('');
/** Before the wire, in any Electron. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const INSTALLER = [
  'drwxr-xr-x root/root         0 2026-11-27 10:00 ./opt/Pupitre/',
  '-rwsr-xr-x root/root     38448 2026-11-27 10:00 ./opt/Pupitre/chrome-sandbox',
  '-rwxr-xr-x root/root 186276400 2026-11-27 10:00 ./opt/Pupitre/pupitre',
  'lrwxrwxrwx root/root         0 2026-11-27 10:00 ./usr/bin/pupitre -> /opt/Pupitre/pupitre',
];

let made: string;
let folder: string;
let files: Map<string, string>;

beforeAll(async () => {
  made = mkdtempSync(path.join(tmpdir(), 'pupitre-security-'));
  for (const [entry, format, name] of [
    ['src/main/index.ts', 'es', 'index.js'],
    ['src/preload/index.ts', 'cjs', 'index.cjs'],
  ] as const) {
    await build({
      configFile: false,
      root: ROOT,
      logLevel: 'error',
      ssr: { noExternal: format === 'cjs' ? /zod/ : [] },
      build: {
        ssr: entry,
        outDir: path.join(made, format),
        target: 'node20.18',
        minify: false,
        rolldownOptions: {
          external: ['electron', 'electron-log/main', 'better-sqlite3'],
          output: { format, entryFileNames: name },
        },
      },
    });
  }
}, 60_000);

afterAll(() => {
  rmSync(made, { recursive: true, force: true });
});

beforeEach(() => {
  folder = path.join(made, 'package');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(path.join(folder, 'resources'), { recursive: true });
  writeFileSync(path.join(folder, 'chrome-sandbox'), '');
  setWire(WIRE);
  files = new Map([
    ['package.json', JSON.stringify({ version: '1.0.0', main: 'out/main/index.js' })],
    ['out/main/index.js', readFileSync(path.join(made, 'es/index.js'), 'utf8')],
    ['out/preload/index.cjs', readFileSync(path.join(made, 'cjs/index.cjs'), 'utf8')],
    [
      'out/renderer/index.html',
      '<html><script type="module" src="./assets/index.js"></script><link href="./assets/index.css"></html>',
    ],
    ['out/renderer/licences.json', JSON.stringify([{ name: 'zod', licence: 'MIT', text: 'MIT' }])],
    ['node_modules/zod/index.js', ''],
    ['node_modules/zod/addon.node', 'binary'],
    [
      'sbom.cdx.json',
      JSON.stringify({ components: [{ name: 'zod' }, { name: 'electron', version: ELECTRON }] }),
    ],
  ]);
});

function setWire(states: readonly string[]): void {
  const wire = Buffer.from([1, states.length, ...states.map((state) => state.charCodeAt(0))]);
  writeFileSync(path.join(folder, 'pupitre'), Buffer.concat([Buffer.from(`ELF${SENTINEL}`), wire]));
}

/** Changes a file of the package, which must say what is changed. */
function turn(name: string, from: string | RegExp, to: string): void {
  const text = files.get(name) ?? '';
  const turned = text.replace(from, to);
  if (turned === text) throw new Error(`${name} does not say ${String(from)}`);
  files.set(name, turned);
}

const shell = (from: string | RegExp, to: string) => () => {
  turn('out/main/index.js', from, to);
};

async function pack(unpack = '*.node'): Promise<void> {
  const staged = path.join(made, 'staged');
  rmSync(staged, { recursive: true, force: true });
  for (const [name, text] of files) {
    mkdirSync(path.dirname(path.join(staged, name)), { recursive: true });
    writeFileSync(path.join(staged, name), text);
  }
  await createPackageWithOptions(staged, path.join(folder, 'resources/app.asar'), { unpack });
}

async function brokenRules(installer: readonly string[] = INSTALLER): Promise<readonly string[]> {
  const faults = await securityFaults(readPackage(folder, installer.join('\n')), ELECTRON);
  return [...new Set(faults.map(({ rule }) => rule))];
}

it('finds nothing in the package as it is made', async () => {
  await pack();
  expect(await securityFaults(readPackage(folder, INSTALLER.join('\n')), ELECTRON)).toEqual([]);
});

const SWITCHED_OFF: readonly (readonly [rule: string, how: string, turnOff: () => void])[] = [
  ['sandbox', 'one window is not sandboxed', shell('sandbox: true', 'sandbox: false')],
  ['sandbox', 'a window says nothing of it', shell('sandbox: true,', '')],
  ['context-isolation', 'worlds are not apart', shell('contextIsolation: true', 'contextIsolation: false')],
  ['node-integration', 'the page has Node', shell('nodeIntegration: false', 'nodeIntegration: true')],
  ['web-security', 'origins do not count', shell('webSecurity: true', 'webSecurity: false')],
  ['weakening-settings', 'pages within pages', shell('spellcheck: false', 'webviewTag: true')],
  ['weakening-settings', 'settings from elsewhere', shell('spellcheck: false', '...options.more')],
  ['developer-tools', 'they open', shell('devTools: !options.isPackaged', 'devTools: true')],
  ['developer-tools', 'nothing is said of them', shell(/,\s*devTools: false/, '')],
  [
    'permissions',
    'a check grants',
    shell('setPermissionCheckHandler(() => false)', 'setPermissionCheckHandler(() => true)'),
  ],
  ['permissions', 'a request is granted', shell('answer(false)', 'answer(true)')],
  [
    'permissions',
    'devices are given',
    shell('setDevicePermissionHandler(() => false)', 'setDevicePermissionHandler(() => true)'),
  ],
  ['navigation', 'the page may leave', shell('"will-navigate"', '"did-navigate"')],
  ['navigation', 'windows may open', shell('action: "deny"', 'action: "allow"')],
  ['navigation', 'a window is not kept', shell('keepInside(window.webContents);', '')],
  ['contents-policy', 'scripts from anywhere', shell(`"script-src 'self'"`, `"script-src *"`)],
  [
    'contents-policy',
    'scripts within the page',
    shell(`"style-src 'self'"`, `"style-src 'self' 'unsafe-inline'"`),
  ],
  ['contents-policy', 'nothing by default is gone', shell(`"default-src 'none'",`, '')],
  ['contents-policy', 'it is not sent', shell('"Content-Security-Policy":', '"X-Policy":')],
  ['sender', 'anyone is given a port', shell('isTrustedSender(senderFrame) ?', 'true ?')],
  ['sender', 'frames within count', shell('frame.parent === null && ', '')],
  ['external-links', 'any scheme opens', shell('.protocol === "https:"', '.protocol !== ""')],
  ['own-scheme', 'a page of the web', shell('loadURL(`${APP_ORIGIN}/`)', 'loadURL("https://example.org/")')],
  ['command-line', 'switches stay', shell(/app\.commandLine\.removeSwitch\(/, 'console.log(')],
  [
    'command-line',
    'debugging is not among them',
    shell('"remote-debugging-port"', '"remote-debugging-gate"'),
  ],
  ['command-line', 'something goes before', shell('behaveAsShipped();', 'declareScheme();')],
  ['command-line', 'pages may go without sandbox', shell('app.enableSandbox();', '')],
  ['command-line', 'it opens without its sandbox', shell('isUnsandboxed() ?', 'false ?')],
  ['test-variables', 'variables of tests stay', shell('startsWith("PUPITRE_")', 'startsWith("PUPITRES_")')],
  ['single-instance', 'two may run', shell('requestSingleInstanceLock', 'hasSingleInstanceLock')],
  [
    'preload',
    'it has a module of Node',
    () => {
      turn('out/preload/index.cjs', /^/, 'require("node:fs");\n');
    },
  ],
  [
    'preload',
    'the page has the bus',
    () => {
      turn(
        'out/preload/index.cjs',
        /$/,
        ';electron.contextBridge.exposeInMainWorld("bus", electron.ipcRenderer);',
      );
    },
  ],
  [
    'page',
    'a script within it',
    () => {
      turn('out/renderer/index.html', '</html>', '<script>go()</script></html>');
    },
  ],
  [
    'page',
    'a script of the web',
    () => {
      turn('out/renderer/index.html', './assets/index.js', 'https://example.org/x.js');
    },
  ],
  [
    'archive-contents',
    'a map is shipped',
    () => {
      files.set('out/main/index.js.map', '{}');
    },
  ],
  [
    'archive-contents',
    'sources are shipped',
    () => {
      files.set('src/main/index.ts', '');
    },
  ],
  [
    'runtime',
    'an old Electron',
    () => {
      turn('sbom.cdx.json', ELECTRON, '33.0.0');
    },
  ],
  [
    'bill-of-materials',
    'a package is not in the bill',
    () => {
      turn('sbom.cdx.json', '"zod"', '"zed"');
    },
  ],
  [
    'bill-of-materials',
    'a licence cannot be read',
    () => {
      turn('out/renderer/licences.json', '"MIT"', '""');
    },
  ],
];

describe('turned off', () => {
  it.each(SWITCHED_OFF)('%s: %s', async (rule, _how, turnOff) => {
    turnOff();
    await pack();
    expect(await brokenRules()).toEqual([rule]);
  });

  it.each(WIRE.map((state, place) => [place, state === '1' ? '0' : '1'] as const))(
    'fuse %i',
    async (place, state) => {
      setWire(WIRE.with(place, state));
      await pack();
      expect(await brokenRules()).toEqual(['fuses']);
    },
  );

  it('a fuse that nobody decided on', async () => {
    setWire([...WIRE, '1']);
    await pack();
    expect(await brokenRules()).toEqual(['fuses']);
  });

  it('an old Electron that says it is for trial is let through', async () => {
    turn('sbom.cdx.json', ELECTRON, '33.0.0');
    turn('package.json', '1.0.0', '1.0.0+essai');
    await pack();
    expect(await brokenRules()).toEqual([]);
  });

  it('another application beside the archive', async () => {
    await pack();
    mkdirSync(path.join(folder, 'resources/app'));
    expect(await brokenRules()).toEqual(['archive-only']);
  });

  it('an addon within the archive', async () => {
    await pack('*.nothing');
    expect(await brokenRules()).toEqual(['archive-digests']);
  });

  it('a byte of the archive, or a file beside it', async () => {
    await pack();
    const archive = path.join(folder, 'resources/app.asar');
    const bytes = readFileSync(archive);
    bytes.write('X', bytes.indexOf('BrowserWindow'));
    writeFileSync(archive, bytes);
    expect(await brokenRules()).toContain('archive-digests');
    await pack();
    const addon = path.join(folder, 'resources/app.asar.unpacked/node_modules/zod/addon.node');
    cpSync(addon, path.join(path.dirname(addon), 'other.node'));
    expect(await brokenRules()).toEqual(['archive-digests']);
    await pack();
    rmSync(path.join(path.dirname(addon), 'other.node'));
    chmodSync(addon, 0o644);
    writeFileSync(addon, 'another');
    expect(await brokenRules()).toEqual(['archive-digests']);
  });

  it.each([
    ['sandbox-helper', 'rwsr', 'rwxr'],
    ['sandbox-helper', './opt/Pupitre/chrome-sandbox', './opt/Pupitre/other'],
    ['file-modes', 'rwxr-xr-x root/root 186', 'rwxrwxr-x root/root 186'],
    ['file-modes', 'rwxr-xr-x root/root 186', 'rwsr-xr-x root/root 186'],
    ['file-modes', 'rwxr-xr-x root/root 186', 'rwxr-xr-x ada/ada 186'],
  ])('%s: %s becomes %s in the installer', async (rule, from, to) => {
    await pack();
    const installer = INSTALLER.map((line) => line.replace(from, to));
    expect(installer).not.toEqual(INSTALLER);
    expect(await brokenRules(installer)).toContain(rule);
  });
});

it('has an offence for every rule', () => {
  const shown = ['fuses', 'archive-only', 'archive-digests', 'sandbox-helper', 'file-modes'];
  expect([...new Set([...SWITCHED_OFF.map(([rule]) => rule), ...shown])].sort()).toEqual(
    [...RULE_IDS].sort(),
  );
});
