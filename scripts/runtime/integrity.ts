import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { SetupFailure } from './failure.ts';

/** Digest of a file's bytes, read as a stream. */
export async function digestFile(
  file: string,
  algorithm: 'sha256' | 'sha512',
  encoding: 'hex' | 'base64',
): Promise<string> {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(file), hash);
  return hash.digest(encoding);
}

/** Refuses a file whose bytes differ from a `sha512-…` subresource integrity string. */
export async function assertIntegrity(file: string, expected: string, what: string): Promise<void> {
  const actual = `sha512-${await digestFile(file, 'sha512', 'base64')}`;
  if (actual === expected) return;
  throw new SetupFailure(`${what} is not the file that was vetted: its integrity differs.`, [
    `expected ${expected}`,
    `received ${actual}`,
    'A proxy or mirror may have altered it. Nothing was installed; check the registry that npm is set to use.',
  ]);
}

/** Sixteen hex digits that change whenever one of the parts does. */
export function keyOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}
