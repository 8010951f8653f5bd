/** Large files in parts: none is ever held whole, and what one says of it is the same. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import Database from 'better-sqlite3';
import {
  backUpSteadily,
  copySteadily,
  removeSteadily,
  sha256OfFile,
} from '../../../src/core/db/backup/steady-files.ts';
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

it('removes a file part by part, and one of nothing', () => {
  const folder = newFolder();
  for (const count of [0, 70 * PART]) {
    const file = join(folder, 'file');
    writeFileSync(file, bytesOf(count));
    removeSteadily(file);
    expect(existsSync(file)).toBe(false);
  }
});

it('copies a database as it was at the first step, whatever another connection writes meanwhile', async () => {
  const folder = newFolder();
  const [file, copy] = [join(folder, 'data.sqlite'), join(folder, 'copy.sqlite')];
  const writer = new Database(file);
  writer.pragma('journal_mode = WAL');
  writer.exec('CREATE TABLE entry (n INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT');
  const enter = writer.prepare<[number]>('INSERT INTO entry (n, bytes) VALUES (?, randomblob(100000))');
  for (let n = 1; n <= 60; n += 1) enter.run(n);
  const reader = new Database(file, { readonly: true });
  const steps: number[] = [];
  const writing: Pick<Database.Database, 'backup' | 'exec' | 'pragma' | 'prepare'> = {
    exec: (sql) => reader.exec(sql),
    pragma: (sql, options) => reader.pragma(sql, options),
    prepare: reader.prepare.bind(reader),
    backup: (path, options) =>
      reader.backup(path, {
        ...options,
        progress: (info) => {
          steps.push(info.remainingPages);
          enter.run(100 + steps.length);
          return options?.progress(info) ?? 0;
        },
      }),
  };
  await backUpSteadily(writing, copy);
  // Each step leaves less to do: no entry began the copy anew.
  expect(steps.length).toBeGreaterThan(4);
  expect(steps).toEqual(steps.toSorted((one, other) => other - one));
  reader.close();
  writer.close();
  const copied = new Database(copy);
  expect(copied.prepare('SELECT max(n) FROM entry').pluck().get()).toBe(60);
  expect(copied.pragma('integrity_check', { simple: true })).toBe('ok');
  copied.close();
});
