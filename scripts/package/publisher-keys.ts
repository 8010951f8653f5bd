/** The publisher's keys, from certificates on the machine that makes the package: what of them the package holds. */
import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { publisherKeys } from '../../src/domain/update/update-file.ts';
import type { PublisherKey } from '../../src/domain/update/update-file.ts';
import { SetupFailure } from '../runtime/failure.ts';

/** Where they lie among the application's files. */
export const PUBLISHER_KEYS = 'publisher-keys.json';

/** The keys of those certificates (PEM or DER): none, one, or two while one takes over from the other. */
export function readPublisherKeys(files: readonly string[]): readonly PublisherKey[] {
  const read = publisherKeys.safeParse(files.map((file) => keyOf(readCertificate(file))));
  if (read.success) return read.data;
  throw new SetupFailure('Two certificates of the publisher at most: today’s and the next.');
}

export function readCertificate(file: string): X509Certificate {
  try {
    return new X509Certificate(readFileSync(file));
  } catch {
    throw new SetupFailure(`${file} is no certificate.`, ['It is read as PEM or as DER.']);
  }
}

export function keyOf({ publicKey, subject }: X509Certificate): PublisherKey {
  const name = /^CN=(.*)$/m.exec(subject)?.[1] ?? subject.replaceAll('\n', ', ');
  const encoded = publicKey.export({ type: 'spki', format: 'der' });
  return { name: name.slice(0, 200), sha256: createHash('sha256').update(encoded).digest('hex') };
}
