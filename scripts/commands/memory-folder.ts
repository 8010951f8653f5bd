/** Where tests put the files that they throw away. */
import { mkdtemp, rm, statfs } from 'node:fs/promises';
import path from 'node:path';

const IN_MEMORY = '/dev/shm';
/** What is there at once takes a few hundred megabytes. */
const ENOUGH_BYTES = 2 * 1024 ** 3;

export interface TemporaryFolder {
  /** The environment of programs whose temporary files go there. */
  readonly env: NodeJS.ProcessEnv;
  readonly remove: () => Promise<void>;
}

/**
 * A folder in memory where there is room for it, else the usual one: the data of an application waits for the disk at each
 * entry, which says nothing about the application.
 */
export async function temporaryFolder(
  env: NodeJS.ProcessEnv = process.env,
  memory = IN_MEMORY,
): Promise<TemporaryFolder> {
  const room = await statfs(memory).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => 0,
  );
  if (env['TMPDIR'] !== undefined || room < ENOUGH_BYTES) return { env, remove: () => Promise.resolve() };
  const folder = await mkdtemp(path.join(memory, 'pupitre-tests-'));
  return {
    env: { ...env, TMPDIR: folder },
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
  };
}
