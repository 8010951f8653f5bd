// Runs by itself after npm changed the packages. npm before 11 compiles every package that has a binding.gyp unless its
// entry in the lock file says `gypfile: false`, as the package itself does; npm drops that line whenever it writes the file.
// better-sqlite3 ships its binaries, and a bare machine has neither Python nor Node's headers to compile it with.
import { readFileSync, writeFileSync } from 'node:fs';

const LOCK = new URL('../package-lock.json', import.meta.url);

const text = readFileSync(LOCK, 'utf8');
const lock = JSON.parse(text);
const entry = lock.packages['node_modules/better-sqlite3'];
if (entry && entry.gypfile !== false) {
  entry.gypfile = false;
  writeFileSync(LOCK, `${JSON.stringify(lock, null, 2)}\n`);
}
