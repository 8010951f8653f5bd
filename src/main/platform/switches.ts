/** What the shipped application takes from its command line: what is named here, and nothing else of Chromium's or Node's. */

/** Where the data is, and what a display, a keychain or a screen reader may ask for. */
const KEPT: ReadonlySet<string> = new Set([
  'user-data-dir',
  'lang',
  'force-device-scale-factor',
  'force-renderer-accessibility',
  'ozone-platform',
  'ozone-platform-hint',
  'password-store',
  'disable-gpu',
]);

/** By which another program could look into the application, or drive it. No fuse of Electron covers the first three. */
const DEBUGGING = [
  ...['remote-debugging-port', 'remote-debugging-pipe', 'remote-debugging-address', 'remote-allow-origins'],
  ...['inspect', 'inspect-brk', 'inspect-port', 'inspect-publish-uid', 'js-flags', 'load-extension'],
];

/** With these Chromium shows pages without its sandbox; it reads them before any script of ours. */
const UNSANDBOXED: ReadonlySet<string> = new Set([
  'no-sandbox',
  'disable-setuid-sandbox',
  'disable-namespace-sandbox',
  'disable-seccomp-filter-sandbox',
  'disable-gpu-sandbox',
  'allow-sandbox-debugging',
  'single-process',
  'in-process-gpu',
  'no-zygote',
]);

/** The switches of a command line, by name. Chromium takes one dash as two, and a stroke on Windows; after "--" it takes none. */
function switchesOf(argv: readonly string[], platform: string): readonly string[] {
  const end = argv.indexOf('--');
  const prefix = platform === 'win32' ? /^(--?|\/)/ : /^--?/;
  return argv
    .slice(1, end === -1 ? undefined : end)
    .filter((argument) => prefix.test(argument) && !/^[-/]+$/.test(argument))
    .map((argument) => argument.replace(prefix, '').replace(/=.*$/s, ''))
    .map((name) => (platform === 'win32' ? name.toLowerCase() : name));
}

/** Switches to take away before anything is made of them: those of debugging, and whatever else is not known here. */
export function refusedSwitches(argv: readonly string[], platform: string): readonly string[] {
  const given = switchesOf(argv, platform).filter((name) => !KEPT.has(name));
  return [...new Set([...DEBUGGING, ...given])];
}

/** Whether the command line takes Chromium's sandbox away. */
export function asksForNoSandbox(argv: readonly string[], platform: string): boolean {
  return switchesOf(argv, platform).some((name) => UNSANDBOXED.has(name));
}
