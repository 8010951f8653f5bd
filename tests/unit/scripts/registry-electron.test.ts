import { describe, expect, it } from 'vitest';
import { runtimeFileFor, tarballName } from '../../../scripts/runtime/registry-electron.ts';

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
