import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../../scripts/runtime/locations.ts';

it('keeps an older npm from compiling better-sqlite3 (node scripts/mark-prebuilt.mjs mends it)', async () => {
  const lock: unknown = JSON.parse(await readFile(path.join(PROJECT_ROOT, 'package-lock.json'), 'utf8'));
  expect(lock).toHaveProperty(['packages', 'node_modules/better-sqlite3', 'gypfile'], false);
});
