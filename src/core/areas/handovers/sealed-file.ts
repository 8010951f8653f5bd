/**
 * The one form of a file that goes from one laptop to another: a clear head, and what it holds, encrypted and authenticated
 * together with the head (AES-256-GCM). The key is stretched from a code (scrypt), or known to both sides already. Nothing in it
 * is compressed, so that no small file becomes a large one.
 */
import { randomBytes, scrypt, webcrypto } from 'node:crypto';
import { z } from 'zod';
import { decodeFrame, encodeFrame } from '../../../shared/frame.ts';

/** What the whole file may weigh: files of candidates are its bulk. */
export const MOST_SEALED_BYTES = 128 * 1024 * 1024;

const MAGIC = Buffer.from('PUPITRE\n');
const FORMAT = 1;
const LENGTH_BYTES = 4;
const MOST_HEAD_BYTES = 1_024;
const SALT_BYTES = 16;
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** 32 MiB for each try. A file that asks for anything else was not made here: it is refused before anything is stretched. */
const COST = { N: 2 ** 15, r: 8, p: 1 };
const MOST_MEMORY = 64 * 1024 * 1024;

const SEALED_KINDS = ['session', 'minutes'] as const;

const hex = (byteCount: number) => z.string().regex(new RegExp(`^[0-9a-f]{${String(2 * byteCount)}}$`));

const headSchema = z.strictObject({
  format: z.literal(FORMAT),
  kind: z.enum(SEALED_KINDS),
  /** Of the handover that it belongs to. */
  handoverId: z.string().min(1).max(64),
  stretch: z
    .strictObject({
      N: z.literal(COST.N),
      r: z.literal(COST.r),
      p: z.literal(COST.p),
      salt: hex(SALT_BYTES),
    })
    .nullable(),
  iv: hex(IV_BYTES),
});

type Head = z.output<typeof headSchema>;

/** What opens it: a code that people pass on, or a key that both sides have. */
export type Opener = { readonly code: string } | { readonly key: Uint8Array };

/** A file of which the head could be read. */
export interface SealedFile extends Pick<Head, 'kind' | 'handoverId'> {
  readonly head: Head;
  readonly headBytes: Uint8Array<ArrayBuffer>;
  readonly sealed: Uint8Array<ArrayBuffer>;
}

/** `not-ours`: no such file; `newer`: of a later version of the application; `cut`: its end is missing. */
export type Unreadable = 'not-ours' | 'newer' | 'cut';

/** Seals a message, which may hold bytes. */
export async function sealFile(
  { handoverId, kind }: Pick<Head, 'kind' | 'handoverId'>,
  message: unknown,
  opener: Opener,
): Promise<Uint8Array<ArrayBuffer>> {
  const salt = 'code' in opener ? randomBytes(SALT_BYTES).toString('hex') : null;
  const iv = randomBytes(IV_BYTES);
  const head: Head = {
    format: FORMAT,
    kind,
    handoverId,
    stretch: salt === null ? null : { ...COST, salt },
    iv: iv.toString('hex'),
  };
  const headBytes = written(head);
  const key = await keyOf(opener, head, 'encrypt');
  const clear = encodeFrame(message);
  const sealed = await webcrypto.subtle.encrypt(parameters(head, headBytes), key, clear);
  return joined(headBytes, new Uint8Array(sealed));
}

/** Reads the head, without any key. */
export function readSealedFile(bytes: Uint8Array): SealedFile | Unreadable {
  const start = MAGIC.byteLength + LENGTH_BYTES;
  const isOurs = Buffer.from(bytes.subarray(0, MAGIC.byteLength)).equals(MAGIC);
  if (!isOurs) return 'not-ours';
  if (bytes.byteLength < start) return 'cut';
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(MAGIC.byteLength);
  if (length > MOST_HEAD_BYTES) return 'not-ours';
  if (bytes.byteLength < start + length + TAG_BYTES) return 'cut';
  const parsed = parse(bytes.subarray(start, start + length));
  const head = headSchema.safeParse(parsed);
  if (!head.success) return isNewer(parsed) ? 'newer' : 'not-ours';
  const { handoverId, kind } = head.data;
  return {
    kind,
    handoverId,
    head: head.data,
    headBytes: new Uint8Array(bytes.subarray(0, start + length)),
    sealed: new Uint8Array(bytes.subarray(start + length)),
  };
}

/**
 * What it holds; null where the key is another, or a byte was changed or is missing, which cannot be told apart. Nothing of it
 * is read before all of it is known to be whole.
 */
export async function openSealedFile(file: SealedFile, opener: Opener): Promise<unknown> {
  const { head, headBytes, sealed } = file;
  if ((head.stretch !== null) !== 'code' in opener) return null;
  const key = await keyOf(opener, head, 'decrypt');
  try {
    const clear = await webcrypto.subtle.decrypt(parameters(head, headBytes), key, sealed);
    return decodeFrame(new Uint8Array(clear));
  } catch {
    return null;
  }
}

/** SHA-256 (hex), reckoned aside: nothing else waits for it. */
export async function digestAside(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes)).toString('hex');
}

/** Codes are read out and typed: neither case nor what stands between their signs counts. */
function bareCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '');
}

function parameters(head: Head, headBytes: Uint8Array<ArrayBuffer>) {
  return { name: 'AES-GCM', iv: Buffer.from(head.iv, 'hex'), additionalData: headBytes };
}

async function keyOf(opener: Opener, { stretch }: Head, use: 'encrypt' | 'decrypt') {
  const raw =
    'key' in opener ? Uint8Array.from(opener.key) : await stretched(opener.code, stretch?.salt ?? '');
  return webcrypto.subtle.importKey('raw', raw, 'AES-GCM', false, [use]);
}

/** On a thread of its own: nothing else waits for it. */
function stretched(code: string, salt: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const options = { ...COST, maxmem: MOST_MEMORY };
    scrypt(bareCode(code), Buffer.from(salt, 'hex'), 32, options, (error, key) => {
      if (error === null) resolve(new Uint8Array(key));
      else reject(error);
    });
  });
}

function written(head: Head): Uint8Array<ArrayBuffer> {
  const json = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(json.byteLength);
  return new Uint8Array(Buffer.concat([MAGIC, length, json]));
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(one.byteLength + other.byteLength);
  whole.set(one);
  whole.set(other, one.byteLength);
  return whole;
}

function parse(json: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(json).toString('utf8'));
  } catch {
    return null;
  }
}

function isNewer(head: unknown): boolean {
  const read = z.object({ format: z.number() }).safeParse(head);
  return read.success && read.data.format > FORMAT;
}
