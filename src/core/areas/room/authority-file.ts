/** The room's authority in a private file of the data folder, one for each network; its key is the keychain's, where there is one. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Instant } from '../../../domain/time/time.ts';
import { makePrivateFolder, replaceFile } from '../../db/private-files.ts';
import type { Deps } from '../../kernel/deps.ts';
import { isAuthorityAt, makeRoomAuthority } from './certificates.ts';
import type { HeldCertificate } from './certificates.ts';
import { networkName, networkOf } from './network.ts';

const SERIAL_BYTES = 16;
const NAME_LENGTH = 16;

const fileSchema = z.strictObject({
  network: z.string(),
  vault: z.enum(['os-keychain', 'none']),
  certificate: z.base64(),
  key: z.base64(),
});

/** Where what the room keeps beside the database lies. */
export function roomFolder({ dataPath }: Pick<Deps, 'dataPath'>): string {
  return path.join(dataPath, 'room');
}

/**
 * The authority for the network of that address: the one that is kept, so that devices which know it go on knowing it, or a
 * new one when there is none, when it is about to end, or when its key cannot be opened any more.
 */
export async function authorityFor(
  deps: Pick<Deps, 'dataPath' | 'keyVault' | 'logFailure' | 'randomBytes'>,
  place: { readonly address: string; readonly prefixLength: number },
  at: Instant,
): Promise<HeldCertificate> {
  const network = networkName(place.address, place.prefixLength);
  const name = createHash('sha256').update(network).digest('hex').slice(0, NAME_LENGTH);
  const file = path.join(roomFolder(deps), `authority-${name}.json`);
  const kept = await readAuthority(deps, file, network);
  if (kept !== null && isAuthorityAt(kept, at)) return kept;
  const made = await makeRoomAuthority(networkOf(place.address, place.prefixLength), {
    at,
    serialBytes: deps.randomBytes(SERIAL_BYTES),
  });
  const key = await deps.keyVault.protect(made.pkcs8);
  makePrivateFolder(roomFolder(deps));
  replaceFile(
    file,
    JSON.stringify({
      network,
      vault: deps.keyVault.kind,
      certificate: Buffer.from(made.der).toString('base64'),
      key: Buffer.from(key).toString('base64'),
    } satisfies z.output<typeof fileSchema>),
  );
  return made;
}

async function readAuthority(
  { keyVault, logFailure }: Pick<Deps, 'keyVault' | 'logFailure'>,
  file: string,
  network: string,
): Promise<HeldCertificate | null> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return null;
  }
  try {
    const kept = fileSchema.parse(JSON.parse(text));
    if (kept.network !== network) return null;
    const key = new Uint8Array(Buffer.from(kept.key, 'base64'));
    const pkcs8 = kept.vault === 'none' ? key : await keyVault.reveal(key);
    return { der: new Uint8Array(Buffer.from(kept.certificate, 'base64')), pkcs8 };
  } catch (error) {
    logFailure('room.authority', error);
    return null;
  }
}
