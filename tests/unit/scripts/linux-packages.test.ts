import { describe, expect, it } from 'vitest';
import { hasDisplay } from '../../../scripts/runtime/display.ts';
import {
  parseInstallablePackages,
  parseMissingLibraries,
  resolvePackageNames,
} from '../../../scripts/runtime/linux-packages.ts';

describe('parseMissingLibraries', () => {
  it('names each library that was not found, once', () => {
    const output = [
      '\tlinux-vdso.so.1 (0x00007ffd3a5f2000)',
      '\tlibffmpeg.so => /app/dist/libffmpeg.so (0x00007f1c2e000000)',
      '\tlibnss3.so => not found',
      '\tlibgtk-3.so.0 => not found',
      '\tlibnss3.so => not found',
      '\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f1c2dc00000)',
      '\t/lib64/ld-linux-x86-64.so.2 (0x00007f1c3a000000)',
    ].join('\n');
    expect(parseMissingLibraries(output)).toEqual(['libnss3.so', 'libgtk-3.so.0']);
  });

  it('finds nothing missing in a complete list', () => {
    expect(parseMissingLibraries('\tlibc.so.6 => /lib/libc.so.6 (0x1)\n')).toEqual([]);
  });
});

describe('package names', () => {
  const policy = [
    'libnss3:',
    '  Installed: (none)',
    '  Candidate: 2:3.110-1',
    '  Version table:',
    '     2:3.110-1 500',
    'libasound2:',
    '  Installed: (none)',
    '  Candidate: (none)',
    '  Version table:',
    'libasound2t64:',
    '  Installed: (none)',
    '  Candidate: 1.2.14-1',
    '  Version table:',
  ].join('\n');

  it('leaves out purely virtual packages', () => {
    expect(parseInstallablePackages(policy)).toEqual(new Set(['libnss3', 'libasound2t64']));
  });

  it('takes the t64 name where only that one can be installed', () => {
    const names = resolvePackageNames(
      ['libnss3', 'libasound2', 'libgone1'],
      parseInstallablePackages(policy),
    );
    expect(names).toEqual(['libnss3', 'libasound2t64', 'libgone1']);
  });
});

describe('hasDisplay', () => {
  it('asks for a variable on Linux only', () => {
    expect(hasDisplay({}, 'linux')).toBe(false);
    expect(hasDisplay({ DISPLAY: '' }, 'linux')).toBe(false);
    expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true);
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
    expect(hasDisplay({}, 'darwin')).toBe(true);
  });
});
