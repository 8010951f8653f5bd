import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SetupFailure } from '../../../scripts/runtime/failure.ts';
import { assertIntegrity, keyOf } from '../../../scripts/runtime/integrity.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pupitre-integrity-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('assertIntegrity', () => {
  const vetted = `sha512-${createHash('sha512').update('runtime').digest('base64')}`;

  it('accepts the vetted bytes', async () => {
    const file = path.join(folder, 'package.tgz');
    await writeFile(file, 'runtime');
    await expect(assertIntegrity(file, vetted, 'the package')).resolves.toBeUndefined();
  });

  it('refuses a file with one byte changed, and says both digests', async () => {
    const file = path.join(folder, 'package.tgz');
    await writeFile(file, 'runtimf');
    const failure = await assertIntegrity(file, vetted, 'the package').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(SetupFailure);
    expect((failure as SetupFailure).message).toContain('the package is not the file that was vetted');
    expect((failure as SetupFailure).remedies[0]).toBe(`expected ${vetted}`);
  });
});

describe('keyOf', () => {
  it('changes with a part, with the order and with where a part ends', () => {
    const keys = [keyOf(['a', 'b']), keyOf(['b', 'a']), keyOf(['ab']), keyOf(['a', 'b', ''])];
    expect(new Set(keys).size).toBe(4);
    expect(keyOf(['a', 'b'])).toBe(keys[0]);
  });
});
