/** Rules on the application's code, as it was built. */
import { webPreferencesOf } from './main-code.ts';
import type { MainCode } from './main-code.ts';
import type { Rule } from './rule.ts';

/** Settings of a window that weaken it whatever their value. */
const WEAKENING = [
  ...['nodeIntegrationInWorker', 'nodeIntegrationInSubFrames', 'webviewTag', 'experimentalFeatures'],
  ...['enableBlinkFeatures', 'allowRunningInsecureContent', 'enableRemoteModule', '...'],
];

/** What the policy of contents must say, and all that it may say of scripts and connections. */
const POLICY: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'connect-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
};
/** The application's own address; the build may write it where it is named. */
const ORIGIN = '`(\\$\\{APP_ORIGIN\\}|app://pupitre)/';
const STAYS = new RegExp(
  `"will-navigate", \\(event\\) => \\{\\s*if \\(!event\\.url\\.startsWith\\(${ORIGIN}\`\\)\\) event\\.preventDefault\\(\\)`,
);
const OWN_PAGE = new RegExp(`^${ORIGIN}`);
const DEBUGGING = ['remote-debugging-port', 'remote-debugging-pipe', 'remote-allow-origins', 'inspect'];

export const windowRules: readonly Rule[] = [
  ['sandbox', ({ main }) => windowsWithout(main, 'sandbox', 'true')],
  ['context-isolation', ({ main }) => windowsWithout(main, 'contextIsolation', 'true')],
  ['node-integration', ({ main }) => windowsWithout(main, 'nodeIntegration', 'false')],
  [
    'web-security',
    ({ main }) =>
      main
        .news('BrowserWindow')
        .map(webPreferencesOf)
        .filter((preferences) => (preferences.get('webSecurity') ?? 'true') !== 'true')
        .map(() => 'a window is without webSecurity'),
  ],
  [
    'weakening-settings',
    ({ main }) =>
      main
        .news('BrowserWindow')
        .flatMap((site) => WEAKENING.filter((name) => webPreferencesOf(site).has(name)))
        .map((name) => `a window has ${name}`),
  ],
  [
    'developer-tools',
    ({ main }) =>
      main
        .news('BrowserWindow')
        .map((site) => webPreferencesOf(site).get('devTools') ?? 'true')
        .filter((value) => value !== 'false' && value !== '!options.isPackaged')
        .map((value) => `a window has devTools: ${value}`),
  ],
  ['permissions', ({ main }) => permissionFaults(main)],
  ['navigation', ({ main }) => navigationFaults(main)],
  ['contents-policy', ({ main }) => policyFaults(main)],
  [
    'sender',
    ({ main }) => {
      const heard = ['on', 'once', 'handle', 'handleOnce']
        .flatMap((name) => main.calls(name))
        .filter(({ node }) => node.expression.getText().startsWith('ipcMain.'));
      if (heard.length === 0) return ['nothing is heard from the page'];
      return [
        ...heard
          .filter(({ node }) => !/isTrustedSender\w*(\$\d+)?\(/.test(node.getText()))
          .map(() => 'a message is heard without asking who sent it'),
        ...(/frame\.parent === null && isInterface\(/.test(main.functionText('isTrustedSender'))
          ? []
          : ['isTrustedSender lets in other pages or frames']),
      ];
    },
  ],
  [
    'external-links',
    ({ main }) =>
      main
        .calls('openExternal')
        .filter(({ node }) => node.expression.getText() === 'shell.openExternal')
        .filter(({ around }) => !around.includes('.protocol === "https:"'))
        .map(() => 'a link that is not https could be opened'),
  ],
  [
    'own-scheme',
    ({ main }) =>
      main
        .calls('loadURL')
        .map(({ node }) => node.arguments?.[0]?.getText() ?? '')
        .filter((address) => !OWN_PAGE.test(address))
        .map((address) => `a window loads ${address}`),
  ],
  ['command-line', ({ main }) => commandLineFaults(main)],
  [
    'test-variables',
    ({ main }) =>
      /startsWith\("PUPITRE_"\)\) Reflect\.deleteProperty\(process\.env/.test(
        main.functionText('behaveAsShipped'),
      )
        ? []
        : ['variables of tests are not taken away'],
  ],
  [
    'single-instance',
    ({ main }) =>
      main.calls('requestSingleInstanceLock').length > 0 ? [] : ['several may run on the same data'],
  ],
];

function windowsWithout(main: MainCode, name: string, value: string): readonly string[] {
  const windows = main.news('BrowserWindow');
  if (windows.length === 0) return ['there is no window'];
  return windows
    .map((site) => webPreferencesOf(site).get(name))
    .filter((found) => found !== value)
    .map((found) => `a window has ${name}: ${found ?? 'nothing'}`);
}

function permissionFaults(main: MainCode): readonly string[] {
  const check = main.calls('setPermissionCheckHandler').map(({ node }) => node.arguments?.[0]?.getText());
  const device = main.calls('setDevicePermissionHandler').map(({ node }) => node.arguments?.[0]?.getText());
  const asked = main
    .calls('setPermissionRequestHandler')
    .map(({ node }) => node.arguments?.[0]?.getText() ?? '');
  const isDenied = (given: readonly (string | undefined)[]) =>
    given.length > 0 && given.every((each) => each === '() => false');
  return [
    ...(isDenied(check) ? [] : ['permissions are not all denied when checked']),
    ...(isDenied(device) ? [] : ['devices are not all denied']),
    ...(asked.length > 0 &&
    asked.every((each) => /answer\(false\)/.test(each) && !/answer\((?!false)/.test(each))
      ? []
      : ['permissions are not all denied when asked for']),
  ];
}

/** Each window stays on its page: by `keepInside`, or by the same three words where it stands. */
function navigationFaults(main: MainCode): readonly string[] {
  const keeps = main.functionText('keepInside');
  const holds = [
    [/setWindowOpenHandler\(/, 'windows can be opened'],
    [/"will-navigate"/, 'pages can be left'],
    [/"will-attach-webview"/, 'pages can be embedded'],
  ] as const;
  return [
    ...holds.filter(([pattern]) => !pattern.test(keeps)).map(([, says]) => says),
    ...main
      .news('BrowserWindow')
      .filter(
        ({ around }) =>
          !/keepInside\(window/.test(around) &&
          !(/setWindowOpenHandler\(/.test(around) && /"will-navigate"/.test(around)),
      )
      .map(() => 'a window is not kept on its page'),
    ...(/action: "allow"/.test(main.text) ? ['a window may be opened'] : []),
    ...(STAYS.test(keeps) ? [] : ['the page can go elsewhere']),
  ];
}

function policyFaults(main: MainCode): readonly string[] {
  const headers = main.constantText('HEADERS');
  // The build may write the policy where it is named.
  const written = `${main.constantText('CONTENT_SECURITY_POLICY')} ${headers}`;
  const listed = [...written.matchAll(/"([a-z-]+) ([^"]+)"/g)];
  const policy = new Map(listed.map(([, name = '', value = '']) => [name, value]));
  const wrong = Object.entries(POLICY)
    .filter(([name, value]) => policy.get(name) !== value)
    .map(([name]) => `${name} is ${policy.get(name) ?? 'missing'}`);
  const unsafe = [...policy.values()].filter((value) => /unsafe|\*|https?:/.test(value));
  const answers = main.news('Response').filter(({ node }) => !/HEADERS/.test(node.getText()));
  return [
    ...wrong,
    ...unsafe.map((value) => `the policy allows ${value}`),
    ...(/"Content-Security-Policy": (CONTENT_SECURITY_POLICY|\[[^]*\]\.join\("; "\))/.test(headers)
      ? []
      : ['the policy is not sent']),
    ...answers.map(() => 'a file is served without the policy'),
  ];
}

function commandLineFaults(main: MainCode): readonly string[] {
  const shipped = main.functionText('behaveAsShipped');
  return [
    ...(main.firstAct.startsWith('behaveAsShipped()') ? [] : ['switches are not taken away first']),
    ...(/commandLine\.removeSwitch\(/.test(shipped) && /refusedSwitches\(/.test(shipped)
      ? []
      : ['switches are not taken away']),
    ...(/enableSandbox\(\)/.test(shipped) ? [] : ['pages are not all sandboxed']),
    ...DEBUGGING.filter((name) => !main.constantText('DEBUGGING').includes(`"${name}"`)).map(
      (name) => `--${name} stays`,
    ),
    ...(/isUnsandboxed\(\) \? "sandbox-off"/.test(main.functionText('enterDataFolder'))
      ? []
      : ['it opens without its sandbox']),
  ];
}

/** The script that stands between the page and the core: one name in the page's world, and no module but Electron's. */
export function preloadFaults(text: string): readonly string[] {
  const required = [...text.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name);
  const exposed = [...text.matchAll(/exposeInMainWorld\(([^,]+),/g)].map(([, name]) => name);
  return [
    ...(text === '' ? ['there is no preload script'] : []),
    ...required.filter((name) => name !== 'electron').map((name) => `it requires ${name ?? ''}`),
    ...(exposed.length === 1 && exposed[0] === '"pupitre"'
      ? []
      : [`the page is given ${exposed.join(', ') || 'nothing'}`]),
    ...(/exposeInMainWorld\([^;]*\bipcRenderer\b/.test(text) ? ['the page is given the bus itself'] : []),
  ];
}

/** The page: scripts and styles of its own folder, and none within. */
export function pageFaults(html: string): readonly string[] {
  const scripts = [...html.matchAll(/<script\b([^>]*)>([^]*?)<\/script>/g)];
  const addresses = [...html.matchAll(/\b(?:src|href)="([^"]*)"/g)].map(([, address = '']) => address);
  return [
    ...(scripts.length === 0 ? ['the page has no script'] : []),
    ...scripts.filter(([, , inline = '']) => inline.trim() !== '').map(() => 'a script stands in the page'),
    ...addresses.filter((address) => !address.startsWith('./')).map((address) => `it takes ${address}`),
    ...(/\son[a-z]+=/i.test(html) ? ['a handler stands in the page'] : []),
  ];
}
