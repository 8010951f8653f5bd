/** What is left of a copy whose thread was ended half-way. */
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PARTIAL_SUFFIX } from '../checked-copy.ts';

/** What a backup was found to hold when it was checked stands beside it, under this. */
export const NOTE_SUFFIX = '.json';

/** Takes away what is not a whole and checked backup of that name. Nobody writes to it any more. */
export async function removeUnfinished(folder: string, name: string): Promise<void> {
  const [file, noted] = [join(folder, name), join(folder, `${name}${NOTE_SUFFIX}`)];
  for (const half of [file, noted]) await rm(`${half}${PARTIAL_SUFFIX}`, { force: true });
  if (!existsSync(noted)) await rm(file, { force: true });
}
