/** The installer of Linux with programs in the place of pkexec; others are opened. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startInstaller } from '../../../src/main/platform/installer.ts';
import type { InstallerTools } from '../../../src/main/platform/installer.ts';

const ORDER = { file: '/tmp/x.deb', sha256: 'a'.repeat(64) };
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pupitre-installer-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function program(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${text}\n`);
  chmodSync(file, 0o755);
  return file;
}

function tools(change: Partial<InstallerTools>): InstallerTools {
  return {
    ...{ platform: 'linux', helper: program('helper', ''), pkexec: join(folder, 'absent'), pid: 1 },
    openPath: () => Promise.resolve('nothing opens it'),
    ...change,
  };
}

describe('an installer on Linux', () => {
  it('has started once the helper of root says so, with the file, its digest and this process', async () => {
    const expected = `helper ${ORDER.file} ${ORDER.sha256} 41`;
    const pkexec = program('asks', `case "$*" in *"${expected}") echo ready; sleep 1;; *) exit 9;; esac`);
    expect(await startInstaller(ORDER, tools({ pkexec, pid: 41 }))).toBe('started');
  });

  it.each([
    ['refused', 126],
    ['refused', 127],
    ['failed', 4],
    ['failed', 0],
  ] as const)('is %s where pkexec ends with %i before that', async (started, code) => {
    const pkexec = program(`ends-${String(code)}`, `exit ${String(code)}`);
    expect(await startInstaller(ORDER, tools({ pkexec }))).toBe(started);
  });

  it('is what opens packages where there is no pkexec', async () => {
    expect(await startInstaller(ORDER, tools({}))).toBe('failed');
    expect(await startInstaller(ORDER, tools({ openPath: () => Promise.resolve('') }))).toBe('started');
  });

  it('is none beside the sources, where there is no helper', async () => {
    const pkexec = program('would', 'echo ready');
    const helper = join(folder, 'no-helper');
    expect(await startInstaller(ORDER, tools({ pkexec, helper }))).toBe('failed');
  });
});

describe('an installer elsewhere', () => {
  it.each(['win32', 'darwin'])('is opened on %s', async (platform) => {
    const opened: string[] = [];
    const openPath = (file: string) => Promise.resolve(String(opened.push(file)).slice(1));
    expect(await startInstaller(ORDER, tools({ platform, openPath }))).toBe('started');
    expect(opened).toEqual([ORDER.file]);
    expect(await startInstaller(ORDER, tools({ platform }))).toBe('failed');
  });
});
