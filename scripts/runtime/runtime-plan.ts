import { SetupFailure } from './failure.ts';

export type RuntimeSource = 'official' | 'registry';

export interface HostFacts {
  platform: NodeJS.Platform;
  arch: string;
  /** Value of PUPITRE_RUNTIME: `official`, `registry`, or nothing for whichever comes first. */
  preference: string | undefined;
}

const OFFICIAL_PLATFORMS: readonly string[] = ['linux', 'darwin', 'win32'];

/** Sources of an Electron to try on this host, in order. */
export function planRuntime({ platform, arch, preference }: HostFacts): RuntimeSource[] {
  const possible: RuntimeSource[] = [];
  if (OFFICIAL_PLATFORMS.includes(platform) && ['x64', 'arm64'].includes(arch)) possible.push('official');
  if (platform === 'linux' && arch === 'x64') possible.push('registry');

  if (
    preference !== undefined &&
    preference !== '' &&
    preference !== 'official' &&
    preference !== 'registry'
  ) {
    throw new SetupFailure(`PUPITRE_RUNTIME is "${preference}", which names no source of Electron.`, [
      'Use "official" or "registry", or leave it unset to try both.',
    ]);
  }
  const chosen = preference ? possible.filter((source) => source === preference) : possible;
  if (chosen.length > 0) return chosen;
  throw new SetupFailure(
    preference && possible.length > 0
      ? `There is no ${preference} Electron for ${platform}-${arch}.`
      : `Pupitre does not run on ${platform}-${arch}.`,
    ['Supported: Linux, macOS and Windows on x64 or arm64; the registry source is for Linux x64 only.'],
  );
}
