/**
 * What encrypting the data file would cost, and what a thief reads of it as it is (docs/adr/0075-data-at-rest.md):
 * `node scripts/bench/at-rest.mjs FILE.sqlite [PACKAGE]`, PACKAGE being an unpacked better-sqlite3-multiple-ciphers.
 */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';

const require = createRequire(import.meta.url);
const ROWS = 3_000;
const ROUNDS = 3;
const [file, other] = process.argv.slice(2);

const plain = readFileSync(file).toString('latin1');
console.log(
  `${file}: ${(plain.length / 1e6).toFixed(2)} MB, ` +
    `${String((plain.match(/[\x20-\x7e]{8,}/g) ?? []).length)} runs of 8 printable letters or more, ` +
    `${String(plain.split('%PDF-').length - 1)} PDF, ${String(plain.split('"birthDate"').length - 1)} birth dates`,
);

/** Milliseconds for a commit of one row, and for a reading of all of them, as the application is set. */
function cost(Database, key) {
  const folder = mkdtempSync(path.join(tmpdir(), 'pupitre-at-rest-'));
  const name = path.join(folder, 'file.sqlite');
  const open = () => {
    const db = new Database(name);
    if (key !== null) db.pragma(`key='${key}'`);
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    return db;
  };
  let db = open();
  db.exec('CREATE TABLE entry (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, payload TEXT NOT NULL) STRICT');
  const insert = db.prepare('INSERT INTO entry (at, payload) VALUES (?, ?)');
  let from = performance.now();
  for (let row = 0; row < ROWS; row += 1) insert.run(row, `${String(row)} ${'observed '.repeat(30)}`);
  const write = (performance.now() - from) / ROWS;
  db.close();
  from = performance.now();
  db = open();
  db.prepare('SELECT count(*) FROM entry').get();
  const opening = performance.now() - from;
  from = performance.now();
  db.prepare('SELECT sum(length(payload)) FROM entry').get();
  const read = performance.now() - from;
  db.close();
  const bytes = statSync(name).size;
  rmSync(folder, { recursive: true });
  return { write, opening, read, bytes };
}

const median = (values) => [...values].sort((one, next) => one - next)[Math.floor(values.length / 2)];
const kinds = [['better-sqlite3', require('better-sqlite3'), null]];
if (other !== undefined) {
  const Ciphers = require(path.resolve(other));
  kinds.push(
    ['multiple-ciphers, no key', Ciphers, null],
    ['multiple-ciphers, key', Ciphers, 'phrase of the thief'],
  );
}
const runs = kinds.map(() => []);
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [index, [, Database, key]] of kinds.entries()) runs[index].push(cost(Database, key));
}
for (const [index, [name]] of kinds.entries()) {
  const of = (field) => median(runs[index].map((run) => run[field]));
  console.log(
    `${name.padEnd(26)} commit ${of('write').toFixed(3)} ms, opening ${of('opening').toFixed(1)} ms, ` +
      `reading all ${of('read').toFixed(1)} ms`,
  );
}
