/** Files that hold private keys, read aside: what they ask to be computed must keep nothing else waiting. */
import type { Instant } from '../../../domain/time/time.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import { readBackup } from './authority-backup.ts';
import { readPkcs12 } from './pkcs12.ts';
import type { AuthorityBackup, KeyFile, KeyFileReader } from '../../kernel/key-files.types.ts';

/** What a thread of its own is asked to read. */
export type KeyFileTask =
  | {
      readonly kind: 'pkcs12';
      readonly bytes: Uint8Array;
      readonly password: string;
      readonly at: Instant;
      readonly issuers: Uint8Array | null;
    }
  | { readonly kind: 'backup'; readonly bytes: Uint8Array; readonly password: string };

/** Reads one file on this thread. */
export function readKeyFile(task: KeyFileTask): Answer<KeyFile | AuthorityBackup> {
  return task.kind === 'pkcs12'
    ? readPkcs12(task.bytes, task.password, task.at, task.issuers)
    : readBackup(task.bytes, task.password);
}

/** A reader that hands each file to `read`, on whatever thread. */
export function createKeyFileReader(read: (task: KeyFileTask) => Promise<Answer<unknown>>): KeyFileReader {
  return {
    pkcs12: async (bytes, password, at, issuers) =>
      (await read({ kind: 'pkcs12', bytes, password, at, issuers })) as Answer<KeyFile>,
    backup: async (bytes, password) =>
      (await read({ kind: 'backup', bytes, password })) as Answer<AuthorityBackup>,
  };
}
