import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openedFor } from '../../../src/domain/opened-file.ts';
import { filesOf } from '../../../src/main/platform/file-arguments.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pupitre-opened-'));
  writeFileSync(join(folder, 'session.pupitre'), '');
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('files that a command line names', () => {
  it('are those that are there, from where it was typed, and neither a switch nor a folder', () => {
    const argv = ['pupitre', '--lang=fr', 'session.pupitre', 'absent.pupitre', '.', '-x'];
    expect(filesOf(argv, 1, folder)).toEqual([join(folder, 'session.pupitre')]);
    expect(filesOf(argv, 3, folder)).toEqual([]);
  });
});

describe('what a file is opened for', () => {
  it.each([
    ['handover', 'Session de mai.pupitre', ''],
    ['update', 'pupitre-1.0.0.PUPITRE-UPDATE', ''],
    ['subject', 'a.json', '{ "schema": "pupitre.subject/1" }'],
    ['certification', 'a.json', '{\n  "schema": "pupitre.certification/2",'],
    ['certification', 'a.json', '{"schema":"pupitre.referentiel/1"'],
    [null, 'a.json', '{ "schema": "pupitre.minutes/1" }'],
    [null, 'a.pdf', '"schema": "pupitre.subject/1"'],
    [null, 'pupitre', ''],
  ] as const)('%s: %s %s', (opens, name, beginning) => {
    expect(openedFor(name, beginning)).toBe(opens);
  });
});
