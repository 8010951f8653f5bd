import { existsSync } from 'node:fs';
import { runCommand } from './command.ts';
import { SetupFailure } from './failure.ts';

type Notice = (text: string) => void;

/** What Electron links against or opens at run time on Linux. */
const ELECTRON_PACKAGES = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libatk-bridge2.0-0',
  'libcups2',
  'libdrm2',
];

/** Programs that tests and the display helper call, with the Debian package of each. */
const PROGRAM_PACKAGES = {
  Xvfb: 'xvfb',
  'g++': 'g++',
  pdftotext: 'poppler-utils',
  qpdf: 'qpdf',
  zbarimg: 'zbar-tools',
  openssl: 'openssl',
  certutil: 'libnss3-tools',
  java: 'default-jre-headless',
  xdotool: 'xdotool',
  'dpkg-shlibdeps': 'dpkg-dev',
  'firefox-esr': 'firefox-esr',
  WebKitWebDriver: 'webkit2gtk-driver',
} as const;

/** What PDFBox Preflight, which checks PDF/A, is made of on Debian, with the package of each. */
const PREFLIGHT_PACKAGES = {
  '/usr/share/java/preflight.jar': 'libpdfbox2-java',
  '/usr/share/java/pdfbox2.jar': 'libpdfbox2-java',
  '/usr/share/java/xmpbox.jar': 'libpdfbox2-java',
  '/usr/share/java/fontbox2.jar': 'libfontbox2-java',
  '/usr/share/java/commons-logging.jar': 'libcommons-logging-java',
  // It calls two interfaces that Java itself had until version 11.
  '/usr/share/java/javax.activation.jar': 'libactivation-java',
  '/usr/share/java/jaxb-api.jar': 'libjaxb-api-java',
} as const;

export const PREFLIGHT_CLASS_PATH = Object.keys(PREFLIGHT_PACKAGES).join(':');

export type LinuxProgram = keyof typeof PROGRAM_PACKAGES;

/** Names of the libraries that `ldd` did not find. */
export function parseMissingLibraries(lddOutput: string): string[] {
  const missing = [...lddOutput.matchAll(/^\s*(\S+) => not found$/gm)].map((match) => match[1] ?? '');
  return [...new Set(missing)];
}

/** Packages that `apt-cache policy` can install; purely virtual names and unknown ones are left out. */
export function parseInstallablePackages(policyOutput: string): Set<string> {
  const installable = [...policyOutput.matchAll(/^(\S+):\n\s+Installed: .*\n\s+Candidate: (.*)$/gm)];
  return new Set(installable.filter((match) => match[2] !== '(none)').map((match) => match[1] ?? ''));
}

/** The names this release uses: since the 64-bit time transition some libraries end in `t64`. */
export function resolvePackageNames(wanted: readonly string[], installable: ReadonlySet<string>): string[] {
  return wanted.map((name) =>
    !installable.has(name) && installable.has(`${name}t64`) ? `${name}t64` : name,
  );
}

/** Installs, or names, the shared libraries that this Electron lacks. Does nothing outside Linux. */
export async function ensureSharedLibraries(executable: string, notice: Notice): Promise<void> {
  if (process.platform !== 'linux') return;
  const missing = await missingLibraries(executable);
  if (missing.length === 0) return;
  await installPackages(ELECTRON_PACKAGES, `Electron lacks ${missing.join(', ')}`, notice);
  const still = await missingLibraries(executable);
  if (still.length > 0) {
    throw new SetupFailure(`Electron still lacks ${still.join(', ')}.`, [
      'Install the packages of your distribution that provide these libraries.',
    ]);
  }
}

/** Installs, or names, the programs that are not on the PATH. Does nothing outside Linux. */
export async function ensurePrograms(programs: readonly LinuxProgram[], notice: Notice): Promise<void> {
  if (process.platform !== 'linux') return;
  const absent: LinuxProgram[] = [];
  for (const program of programs) {
    const flag = program === 'Xvfb' ? '-help' : program === 'pdftotext' ? '-v' : '--version';
    if ((await runCommand(program, [flag])).missing) absent.push(program);
  }
  if (absent.length === 0) return;
  const packages = absent.map((program) => PROGRAM_PACKAGES[program]);
  await installPackages(packages, `Not found: ${absent.join(', ')}`, notice);
}

/** Installs, or names, what PDFBox Preflight lacks. Does nothing outside Linux. */
export async function ensurePreflight(notice: Notice): Promise<void> {
  if (process.platform !== 'linux') return;
  const absent = Object.entries(PREFLIGHT_PACKAGES).filter(([file]) => !existsSync(file));
  if (absent.length === 0) return;
  const packages = [...new Set(absent.map(([, name]) => name))];
  await installPackages(packages, `Not found: ${absent.map(([file]) => file).join(', ')}`, notice);
}

/** Installs, or names, the C++ compiler. */
export async function ensureCompiler(notice: Notice): Promise<void> {
  await ensurePrograms(['g++'], notice);
}

async function missingLibraries(executable: string): Promise<string[]> {
  return parseMissingLibraries((await runCommand('ldd', [executable])).stdout);
}

async function installPackages(wanted: readonly string[], why: string, notice: Notice): Promise<void> {
  const candidates = wanted.flatMap((name) => [name, `${name}t64`]);
  const isRoot = process.getuid?.() === 0;
  // A fresh container has no package lists; without them every name looks unknown.
  if (isRoot) await runCommand('apt-get', ['update', '-qq']);
  const policy = await runCommand('apt-cache', ['policy', ...candidates]);
  if (policy.missing) {
    throw new SetupFailure(`${why}.`, [
      `Install what your distribution calls ${wanted.join(', ')} on Debian, then run the command again.`,
    ]);
  }
  const names = resolvePackageNames(wanted, parseInstallablePackages(policy.stdout));
  const args = ['install', '-y', '--no-install-recommends', ...names];
  if (!isRoot) throw new SetupFailure(`${why}.`, [`Run: sudo apt-get ${args.join(' ')}`]);
  notice(`${why}; installing ${names.join(', ')}.`);
  const result = await runCommand('apt-get', args, {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (result.code === 0) return;
  throw new SetupFailure(`${why}, and apt-get could not install them.`, [
    ...result.stderr.trim().split('\n').slice(-4),
    `Run by hand: apt-get ${args.join(' ')}`,
  ]);
}
