/** Whether an update is one for what runs here. */
import { compareVersions } from '../certification/version-order.ts';
import { PRODUCT } from './update-file.ts';
import type { RunningVersion, UpdateManifest } from './update-file.ts';

export type Unfit = 'not-for-here' | 'not-newer';

/** Null for an update that may be installed here. What follows a "+" in a version orders nothing (semantic versioning). */
export function unfitFor(
  { arch, platform, product, version }: Pick<UpdateManifest, 'arch' | 'platform' | 'product' | 'version'>,
  here: RunningVersion,
): Unfit | null {
  if (product !== PRODUCT || platform !== here.platform || arch !== here.arch) return 'not-for-here';
  return compareVersions(bare(version), bare(here.version)) > 0 ? null : 'not-newer';
}

function bare(version: string): string {
  return version.replace(/\+.*$/, '');
}
