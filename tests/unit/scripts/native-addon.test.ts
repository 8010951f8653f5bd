import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { inPackage } from '../../../scripts/runtime/locations.ts';
import { parseDefines, patchSource } from '../../../scripts/runtime/native-addon.ts';

describe('patchSource', () => {
  it.each(['util/helpers.cpp', 'util/constants.cpp', 'util/bind-map.cpp'])(
    'leaves no persistent string reference in the installed %s',
    async (file) => {
      const patched = patchSource(file, await readFile(inPackage('better-sqlite3', 'src', file), 'utf8'));
      expect(patched).not.toContain('Reference<Napi::String>');
      expect(patched).not.toContain('Napi::Persistent(Internalized');
    },
  );

  it('refuses a source that it does not know', () => {
    expect(() => patchSource('util/constants.cpp', 'int main() {}')).toThrow('is not the one');
  });

  it('leaves other files alone', () => {
    expect(patchSource('objects/backup.cpp', 'Napi::Persistent(exports)')).toBe('Napi::Persistent(exports)');
  });
});

describe('parseDefines', () => {
  it('reads names and values', () => {
    const gypi =
      "{\n  'defines': [\n    'HAVE_INT16_T=1',\n    'SQLITE_DEFAULT_CACHE_SIZE=-16000',\n    'SQLITE_SOUNDEX',\n  ],\n}";
    expect(parseDefines(gypi)).toEqual([
      '-DHAVE_INT16_T=1',
      '-DSQLITE_DEFAULT_CACHE_SIZE=-16000',
      '-DSQLITE_SOUNDEX',
    ]);
  });

  it("finds full-text search in the installed package's list", async () => {
    const gypi = await readFile(inPackage('better-sqlite3', 'deps', 'defines.gypi'), 'utf8');
    expect(parseDefines(gypi)).toEqual(
      expect.arrayContaining(['-DSQLITE_ENABLE_FTS5', '-DSQLITE_THREADSAFE=2']),
    );
  });
});
