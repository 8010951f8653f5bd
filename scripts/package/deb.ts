/** The unpacked application in Debian's places, as one package file. */
import {
  chmodSync,
  cpSync,
  globSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from '../runtime/locations.ts';
import { runCommand, lastLines } from '../runtime/command.ts';
import { SetupFailure } from '../runtime/failure.ts';
import { controlFile, desktopEntry } from './deb-texts.ts';
import { EXECUTABLE } from './unpacked.ts';

export const INSTALLED_IN = '/opt/Pupitre';
const ICONS = path.join(PROJECT_ROOT, 'resources', 'package');
/** What other programs read: which files open with the application, and what pkexec asks before an update. */
const SYSTEM_FILES = [
  ['pupitre-mime.xml', 'usr/share/mime/packages/pupitre.xml'],
  ['pupitre.policy', 'usr/share/polkit-1/actions/app.pupitre.desktop.policy'],
] as const;
const ICON_SIZES = [16, 32, 48, 128, 256, 512];
/** Linked against, though only where there is a graphics card for it. */
const OPTIONAL = /^libvulkan/;

export interface DebOptions {
  /** The unpacked application. */
  readonly from: string;
  /** Folder that is laid out and removed again. */
  readonly work: string;
  readonly file: string;
  /** As Debian compares it. */
  readonly version: string;
  readonly isTrial: boolean;
  readonly compression: 'xz' | 'gzip' | 'zstd' | 'none';
}

export async function makeDeb({
  compression,
  file,
  from,
  isTrial,
  version,
  work,
}: DebOptions): Promise<void> {
  rmSync(work, { recursive: true, force: true });
  const root = path.join(work, 'root');
  const application = path.join(root, INSTALLED_IN);
  mkdirSync(path.dirname(application), { recursive: true });
  cpSync(from, application, { recursive: true });
  const put = (place: string, text: string): void => {
    const target = path.join(root, place);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  };
  mkdirSync(path.join(root, 'usr/bin'), { recursive: true });
  symlinkSync(`${INSTALLED_IN}/${EXECUTABLE}`, path.join(root, 'usr/bin', EXECUTABLE));
  put('usr/share/applications/pupitre.desktop', desktopEntry(`${INSTALLED_IN}/${EXECUTABLE}`, isTrial));
  put(
    'usr/share/icons/hicolor/scalable/apps/pupitre.svg',
    readFileSync(path.join(ICONS, 'icon.svg'), 'utf8'),
  );
  for (const size of ICON_SIZES) {
    const place = path.join(root, `usr/share/icons/hicolor/${String(size)}x${String(size)}/apps/pupitre.png`);
    mkdirSync(path.dirname(place), { recursive: true });
    cpSync(path.join(ICONS, 'icons', `${String(size)}x${String(size)}.png`), place);
  }
  put('usr/share/doc/pupitre/copyright', COPYRIGHT);
  for (const [name, place] of SYSTEM_FILES) put(place, readFileSync(path.join(ICONS, name), 'utf8'));
  const helper = path.join(application, 'install-update');
  cpSync(path.join(ICONS, 'install-update'), helper);
  await must('chmod', ['-R', 'u=rwX,go=rX', root]);
  // Chromium's helper for systems that give users no namespaces: of root, as the archive says of all its files.
  chmodSync(path.join(application, 'chrome-sandbox'), 0o4755);
  // Run by pkexec alone, which asks for an administrator first.
  chmodSync(helper, 0o755);
  const control = controlFile({
    version,
    isTrial,
    installedKb: installedKb(root),
    depends: await dependencies(work, application),
  });
  put('DEBIAN/control', control);
  put('DEBIAN/postrm', WHEN_REMOVED);
  put(
    'DEBIAN/md5sums',
    await must('sh', ['-c', 'find opt usr -type f -print0 | sort -z | xargs -0 md5sum'], root),
  );
  await must('chmod', ['-R', 'u=rwX,go=rX', path.join(root, 'DEBIAN')]);
  const build = ['--root-owner-group', `-Z${compression}`, ...(compression === 'zstd' ? ['-z12'] : [])];
  chmodSync(path.join(root, 'DEBIAN/postrm'), 0o755);
  await must('dpkg-deb', [...build, '--build', root, file]);
  rmSync(work, { recursive: true, force: true });
}

const WHEN_REMOVED = `#!/bin/sh
set -e
case "$1" in
  remove)
    echo "Pupitre : les données restent dans le dossier personnel de chaque utilisateur, .config/Pupitre (copies de sûreté comprises)."
    ;;
esac
`;

const COPYRIGHT = `Pupitre: all rights reserved.
Electron and Chromium: ${INSTALLED_IN}/LICENSE.electron.txt, ${INSTALLED_IN}/LICENSES.chromium.html
Packages built in: in the application, Préférences, "À propos".
`;

/** What the binaries link against, by the packages of this Debian and by the names that they have since the 64-bit time transition. */
async function dependencies(work: string, application: string): Promise<readonly string[]> {
  mkdirSync(path.join(work, 'debian'), { recursive: true });
  writeFileSync(
    path.join(work, 'debian/control'),
    'Source: pupitre\n\nPackage: pupitre\nArchitecture: amd64\n',
  );
  const binaries = [
    ...[EXECUTABLE, 'chrome_crashpad_handler', 'libEGL.so', 'libGLESv2.so', 'libvk_swiftshader.so'],
    ...globSync('resources/app.asar.unpacked/**/*.node', { cwd: application }),
  ].map((name) => path.join(application, name));
  const found = await must(
    'dpkg-shlibdeps',
    ['-O', '--ignore-missing-info', `-l${application}`, ...binaries],
    work,
  );
  const listed = /shlibs:Depends=(.*)/.exec(found)?.[1];
  if (listed === undefined) throw new SetupFailure('dpkg-shlibdeps named no packages.');
  return [...listed.split(', ').filter((name) => !OPTIONAL.test(name)), 'xdg-utils'];
}

function installedKb(root: string): number {
  const files = globSync('**/*', { cwd: root, exclude: ['DEBIAN/**'] }).map((name) => path.join(root, name));
  const bytes = files.reduce((sum, name) => sum + (lstatSync(name).isFile() ? statSync(name).size : 0), 0);
  return Math.ceil(bytes / 1024);
}

/** Runs a program of Debian's; what it printed, or the reason why it failed. */
async function must(program: string, args: readonly string[], cwd?: string): Promise<string> {
  const { code, missing, stderr, stdout } = await runCommand(program, args, cwd === undefined ? {} : { cwd });
  if (missing) throw new SetupFailure(`${program} was not found.`, ['On Debian: apt-get install dpkg-dev']);
  if (code !== 0) throw new SetupFailure(`${program} failed.`, lastLines(stderr));
  return stdout;
}
