import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isBuildStale } from '../../../scripts/commands/build.ts';
import { addCounts, playwrightCounts, vitestCounts } from '../../../scripts/commands/test-report.ts';

describe('test report', () => {
  it('reads each runner and adds them up', () => {
    const unit = vitestCounts({ numPassedTests: 40, numFailedTests: 1, numPendingTests: 2, numTodoTests: 0 });
    const e2e = playwrightCounts({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 0 } });
    expect(addCounts([unit, e2e])).toEqual({ passed: 45, failed: 3, skipped: 2 });
  });

  it.each([[{}], [null], [{ stats: { expected: 'many' } }]])('refuses %j', (report) => {
    expect(() => vitestCounts(report)).toThrow(RangeError);
    expect(() => playwrightCounts(report)).toThrow(RangeError);
  });
});

describe('isBuildStale', () => {
  let root: string;
  const inputs = ['src/main/index.ts', 'resources/locales/fr/common.json', 'package.json'];
  const outputs = [
    'out/main/index.js',
    'out/preload/index.cjs',
    'out/renderer/index.html',
    'out/verify/verify.html',
    'out/verify/package.json',
  ];

  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'pupitre-build-'));
    for (const file of [...inputs, ...outputs]) {
      await mkdir(path.dirname(path.join(root, file)), { recursive: true });
      await writeFile(path.join(root, file), '');
    }
    const soon = new Date(Date.now() + 60_000);
    for (const file of outputs) await utimes(path.join(root, file), soon, soon);
  });

  afterEach(async () => {
    await rm(root, { recursive: true, force: true });
  });

  it('takes a build newer than its sources', async () => {
    expect(await isBuildStale(root)).toBe(false);
  });

  it.each(inputs)('rejects a build older than %s', async (file) => {
    const later = new Date(Date.now() + 120_000);
    await utimes(path.join(root, file), later, later);
    expect(await isBuildStale(root)).toBe(true);
  });

  it.each(outputs)('rejects a build without %s', async (file) => {
    await rm(path.join(root, file));
    expect(await isBuildStale(root)).toBe(true);
  });
});
