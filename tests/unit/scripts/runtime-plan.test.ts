import { describe, expect, it } from 'vitest';
import { cacheDirectory } from '../../../scripts/runtime/locations.ts';
import { planRuntime } from '../../../scripts/runtime/runtime-plan.ts';

describe('planRuntime', () => {
  it('tries the official Electron first and the registry second on Linux x64', () => {
    expect(planRuntime({ platform: 'linux', arch: 'x64', preference: undefined })).toEqual([
      'official',
      'registry',
    ]);
  });

  it.each([
    ['linux', 'arm64'],
    ['darwin', 'arm64'],
    ['darwin', 'x64'],
    ['win32', 'x64'],
  ] as const)('knows only the official one on %s %s', (platform, arch) => {
    expect(planRuntime({ platform, arch, preference: '' })).toEqual(['official']);
  });

  it('follows an explicit choice', () => {
    expect(planRuntime({ platform: 'linux', arch: 'x64', preference: 'registry' })).toEqual(['registry']);
  });

  it.each([
    ['darwin', 'arm64', 'registry', 'no registry Electron for darwin-arm64'],
    ['freebsd', 'x64', undefined, 'does not run on freebsd-x64'],
    ['linux', 'ia32', 'official', 'does not run on linux-ia32'],
    ['linux', 'x64', 'nightly', '"nightly", which names no source'],
  ] as const)('refuses %s %s with preference %s', (platform, arch, preference, reason) => {
    expect(() => planRuntime({ platform, arch, preference })).toThrow(reason);
  });
});

describe('cacheDirectory', () => {
  it('prefers the variable, then an absolute XDG folder, then the home folder', () => {
    expect(cacheDirectory({ PUPITRE_CACHE_DIR: '/big/disk', XDG_CACHE_HOME: '/xdg' }, '/home/a')).toBe(
      '/big/disk',
    );
    expect(cacheDirectory({ XDG_CACHE_HOME: '/xdg' }, '/home/a')).toBe('/xdg/pupitre');
    expect(cacheDirectory({ XDG_CACHE_HOME: 'relative' }, '/home/a')).toBe('/home/a/.cache/pupitre');
    expect(cacheDirectory({}, '/home/a')).toBe('/home/a/.cache/pupitre');
  });
});
