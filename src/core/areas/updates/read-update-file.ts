/** Reads an update from its beginning to its end, once: who signed it, for what it is, and whether each byte is the signed one. */
import { createHash } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOf, sha256Text } from '../../../cms/bytes.ts';
import { checkCades } from '../../../cms/check-cms.ts';
import { durationMs } from '../../../domain/time/time.ts';
import { HEAD_BYTES, readHead, updateManifest } from '../../../domain/update/update-file.ts';
import type { PublisherKey, UpdateManifest } from '../../../domain/update/update-file.ts';
import { unfitFor } from '../../../domain/update/update-order.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import { makePrivateFolder, PRIVATE_FILE } from '../../db/private-files.ts';
import { granted, refuse } from '../../kernel/refusal.ts';
import type { CheckedUpdate, UpdateTask } from '../../kernel/update-reader.types.ts';

const CHUNK_BYTES = 1_048_576;
const DAY_MS = durationMs(86_400_000);
const FULL: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT']);

export interface ReadingTools {
  readonly onProgress: (done: number, total: number) => void;
  /** Makes the copy; tests have it fail. */
  readonly create?: (path: string) => Promise<FileHandle>;
}

/** Checks in this order: the container, the signature, what it is for, its version, its bytes. Nothing is left of a refused one. */
export async function readUpdateFile(
  task: UpdateTask,
  { create = createCopy, onProgress }: ReadingTools,
): Promise<Answer<CheckedUpdate>> {
  if (task.keys.length === 0) return refuse('update-not-configured');
  let file: FileHandle;
  try {
    file = await open(task.file, 'r');
  } catch {
    return refuse('file-unreadable');
  }
  try {
    const head = await readSigned(file, task);
    if (!head.ok) return head;
    const { key, manifest, start } = head.value;
    const installer = join(task.folder, manifest.file.name);
    const partial = `${installer}.partial`;
    try {
      makePrivateFolder(task.folder);
      const copied = await copyChecked(file, start, manifest, await create(partial), onProgress);
      if (!copied.ok) return copied;
      await rename(partial, installer);
      return granted({ manifest, key, installer });
    } finally {
      await rm(partial, { force: true });
    }
  } catch (error) {
    if (error instanceof ReadFailure) return refuse('file-unreadable');
    const code = error instanceof Error && 'code' in error ? error.code : null;
    return refuse(FULL.has(code) ? 'update-disk-full' : 'file-unwritable');
  } finally {
    await file.close();
  }
}

function createCopy(path: string): Promise<FileHandle> {
  return open(path, 'wx', PRIVATE_FILE);
}

interface Signed {
  readonly manifest: UpdateManifest;
  readonly key: PublisherKey;
  /** Where the installer begins. */
  readonly start: number;
}

/** Everything before the installer. */
async function readSigned(file: FileHandle, { here, keys }: UpdateTask): Promise<Answer<Signed>> {
  const { size } = await file.stat();
  const parts = readHead(await bytesAt(file, 0, HEAD_BYTES));
  if (parts === null) return refuse('update-unfit');
  const start = HEAD_BYTES + parts.manifest + parts.signature;
  const whole = start + parts.installer;
  if (size < whole) return refuse('update-cut');
  if (size > whole) return refuse('update-unfit');
  const text = await bytesAt(file, HEAD_BYTES, parts.manifest);
  const signature = await bytesAt(file, HEAD_BYTES + parts.manifest, parts.signature);
  const { certificate, fault } = await checkCades(signature, await digestOf(text));
  if (fault !== null || certificate === null) return refuse('update-signature-bad');
  const fingerprint = await sha256Text(certificate.publicKey);
  const key = keys.find(({ sha256 }) => sha256 === fingerprint);
  if (key === undefined) return refuse('update-key-unknown', { fingerprint });
  const manifest = manifestOf(text);
  if (manifest?.file.byteCount !== parts.installer) return refuse('update-unfit');
  const day = Date.parse(`${manifest.published}T00:00:00Z`);
  if (day + DAY_MS < certificate.notBefore || day > certificate.notAfter) return refuse('update-key-expired');
  const unfit = unfitFor(manifest, here);
  if (unfit === 'not-for-here') {
    const { arch, platform, product } = manifest;
    return refuse('update-not-for-here', { system: `${product}, ${platform}, ${arch}` });
  }
  if (unfit === 'not-newer')
    return refuse('update-not-newer', { offered: manifest.version, running: here.version });
  return granted({ manifest, key, start });
}

function manifestOf(text: Uint8Array): UpdateManifest | null {
  try {
    const read = updateManifest.safeParse(
      JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text)) as unknown,
    );
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** Copies the installer while it is digested; the copy is on the disk before it counts. Closes the copy. */
async function copyChecked(
  file: FileHandle,
  start: number,
  { file: { byteCount, sha256 } }: UpdateManifest,
  copy: FileHandle,
  onProgress: ReadingTools['onProgress'],
): Promise<Answer<null>> {
  try {
    const digest = createHash('sha256');
    for (let done = 0; done < byteCount;) {
      const chunk = await bytesAt(file, start + done, Math.min(CHUNK_BYTES, byteCount - done));
      if (chunk.length === 0) return refuse('update-cut');
      digest.update(chunk);
      await copy.writeFile(chunk);
      done += chunk.length;
      onProgress(done, byteCount);
    }
    if (digest.digest('hex') !== sha256) return refuse('update-altered');
    await copy.sync();
    return granted(null);
  } finally {
    await copy.close();
  }
}

/** A folder, or a drive that went away. */
class ReadFailure extends Error {
  override readonly name = 'ReadFailure';
}

/** That many bytes from there, or as many as there are. */
async function bytesAt(file: FileHandle, position: number, length: number): Promise<Uint8Array> {
  const buffer = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file
      .read(buffer, filled, length - filled, position + filled)
      .catch((error: unknown) => {
        throw new ReadFailure('not read', { cause: error });
      });
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}
