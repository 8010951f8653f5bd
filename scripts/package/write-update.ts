/** Puts an installer into one file with what it is and the publisher's signature over that. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream, statSync } from 'node:fs';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { cadesDetached } from '../../src/cms/cades.ts';
import type { Signer } from '../../src/cms/signer.ts';
import { HEAD_BYTES, MAGIC, updateManifest } from '../../src/domain/update/update-file.ts';
import type { UpdateManifest, UpdateParts } from '../../src/domain/update/update-file.ts';

export interface UpdateOptions {
  readonly installer: string;
  readonly file: string;
  readonly signer: Signer;
  readonly says: Omit<UpdateManifest, 'file' | 'format'>;
}

/** Writes it; throws when what it would say is not what an application reads. */
export async function writeUpdate({ file, installer, says, signer }: UpdateOptions): Promise<UpdateManifest> {
  const byteCount = statSync(installer).size;
  const digest = createHash('sha256');
  for await (const chunk of createReadStream(installer)) digest.update(chunk as Uint8Array);
  const manifest = updateManifest.parse({
    format: 'pupitre-update/1',
    ...says,
    file: { name: path.basename(installer), byteCount, sha256: digest.digest('hex') },
  });
  const text = new TextEncoder().encode(JSON.stringify(manifest, null, 1));
  const signed = createHash('sha256').update(text).digest();
  const signature = await cadesDetached(new Uint8Array(signed), signer);
  const out = createWriteStream(file);
  const head = writeHead({
    manifest: text.length,
    signature: signature.length,
    installer: byteCount,
  });
  for (const part of [head, text, signature]) out.write(part);
  for await (const chunk of createReadStream(installer)) {
    if (!out.write(chunk as Uint8Array)) await once(out, 'drain');
  }
  out.end();
  await finished(out);
  return manifest;
}

/** The first bytes of an update, as `readHead` reads them. */
export function writeHead({ installer, manifest, signature }: UpdateParts): Uint8Array {
  const head = new Uint8Array(HEAD_BYTES);
  head.set(Array.from(MAGIC, (sign) => sign.charCodeAt(0)));
  const view = new DataView(head.buffer);
  view.setUint32(MAGIC.length, manifest);
  view.setUint32(MAGIC.length + 4, signature);
  view.setBigUint64(MAGIC.length + 8, BigInt(installer));
  return head;
}
