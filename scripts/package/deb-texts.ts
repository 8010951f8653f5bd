/** What Debian and a desktop read of the package. */

export interface ControlFacts {
  readonly version: string;
  readonly isTrial: boolean;
  readonly installedKb: number;
  /** As dpkg-shlibdeps names them on the oldest Debian that is served. */
  readonly depends: readonly string[];
}

/** Libraries that later Debians and Ubuntus name with t64. */
const RENAMED =
  /^(libasound2|libatk-bridge2\.0-0|libatk1\.0-0|libatspi2\.0-0|libcups2|libglib2\.0-0|libgtk-3-0)\b(.*)$/;

export function controlFile({ depends, installedKb, isTrial, version }: ControlFacts): string {
  return [
    'Package: pupitre',
    `Version: ${version}`,
    'Architecture: amd64',
    'Section: education',
    'Priority: optional',
    'Maintainer: Pupitre <pupitre@example.org>',
    `Installed-Size: ${String(installedKb)}`,
    `Depends: ${depends.map((name) => name.replace(RENAMED, '$1t64$2 | $1$2')).join(', ')}`,
    'Recommends: libsecret-1-0, gnome-keyring | kwalletmanager, pkexec | policykit-1, shared-mime-info',
    `Description: bureau de jury${isTrial ? ' (version d’essai)' : ''}`,
    ' Oraux chronométrés, notation des jurés, délibération et procès-verbaux',
    ' signés, sans connexion, pour les jurys de certification.',
    ...(isTrial
      ? [
          ' .',
          ' Version d’essai : faite sur un environnement d’exécution ancien, pour essayer',
          ' l’installation ; pas pour un jour d’examen.',
        ]
      : []),
    '',
  ].join('\n');
}

export function desktopEntry(executable: string, isTrial: boolean): string {
  const [fr, en] = isTrial ? [' (version d’essai)', ' (trial version)'] : ['', ''];
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Version=1.0',
    `Name=Pupitre${en}`,
    `Name[fr]=Pupitre${fr}`,
    'GenericName=Exam panel desk',
    'GenericName[fr]=Bureau de jury',
    'Comment=Timed orals, jury marking, deliberation and signed minutes',
    'Comment[fr]=Oraux chronométrés, notation du jury, délibération et procès-verbaux signés',
    `Exec=${executable} %f`,
    'MimeType=application/vnd.pupitre.handover;application/vnd.pupitre.update;',
    'Icon=pupitre',
    'Terminal=false',
    'StartupNotify=true',
    'StartupWMClass=Pupitre',
    'Categories=Education;',
    'Keywords=jury;oral;grille;',
    '',
  ].join('\n');
}

/** The version as Debian orders it: what comes before a release sorts before it, and a trial after what it tries. */
export function debVersion(version: string, isTrial: boolean): string {
  return `${version.replaceAll('-', '~')}${isTrial ? '+essai' : ''}`;
}
