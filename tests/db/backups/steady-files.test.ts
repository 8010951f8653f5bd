/** Large files in parts: none is ever held whole, and what one says of it is the same. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { copySteadily, sha256OfFile } from '../../../src/core/db/backup/steady-files.ts';
import { newFolder, putAwayBackups } from '../backup-stage.ts';

afterEach(putAwayBackups);

const PART = 1_024 * 1_024;
const bytesOf = (count: number) => Buffer.alloc(count, 'thirteen here');

describe.each([0, PART, 9 * PART + 5])('a file of %i bytes', (count) => {
  it('has the digest of its bytes, and is copied whole over a longer one', () => {
    const folder = newFolder();
    const [from, to] = [join(folder, 'from'), join(folder, 'to')];
    const bytes = bytesOf(count);
    writeFileSync(from, bytes);
    writeFileSync(to, bytesOf(count + 10));
    expect(sha256OfFile(from)).toBe(createHash('sha256').update(bytes).digest('hex'));
    copySteadily(from, to);
    expect(readFileSync(to).equals(bytes)).toBe(true);
  });
});

it('makes nothing where there is nothing to copy', () => {
  const folder = newFolder();
  expect(() => {
    copySteadily(join(folder, 'nothing'), join(folder, 'to'));
  }).toThrow('ENOENT');
  expect(existsSync(join(folder, 'to'))).toBe(false);
});
