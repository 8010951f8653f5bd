/** One file that brings a newer Pupitre: a head, what it says of itself, the publisher's signature over that, an installer. */
import { z } from 'zod';

export const MAGIC = 'PUPITRE-UPDATE/1\n';
/** The magic word, then the lengths of the manifest, of the signature and of the installer. */
export const HEAD_BYTES = MAGIC.length + 16;
/** Ten times what either takes. */
const MAX_PART_BYTES = 65_536;
/** Five times what an installer takes. */
const MAX_INSTALLER_BYTES = 2 ** 31;

/** How long each part is, in bytes. */
export interface UpdateParts {
  readonly manifest: number;
  readonly signature: number;
  readonly installer: number;
}

/** What the first bytes of a file say; null when they are not those of an update. */
export function readHead(bytes: Uint8Array): UpdateParts | null {
  if (bytes.length < HEAD_BYTES) return null;
  if (Array.from(MAGIC).some((sign, at) => bytes[at] !== sign.charCodeAt(0))) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [manifest, signature] = [view.getUint32(MAGIC.length), view.getUint32(MAGIC.length + 4)];
  const installer = Number(view.getBigUint64(MAGIC.length + 8));
  const isBounded =
    manifest > 0 &&
    manifest <= MAX_PART_BYTES &&
    signature > 0 &&
    signature <= MAX_PART_BYTES &&
    installer > 0 &&
    installer <= MAX_INSTALLER_BYTES;
  return isBounded ? { manifest, signature, installer } : null;
}

export const PRODUCT = 'pupitre';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const notes = z.string().max(4_000);

/** What an update says of itself, in JSON. A later version may say more: what is not known here is passed over. */
export const updateManifest = z.object({
  format: z.literal('pupitre-update/1'),
  product: z.string().max(64),
  version: z.string().regex(/^\d{1,6}\.\d{1,6}\.\d{1,6}(-[0-9A-Za-z.-]{1,40})?(\+[0-9A-Za-z.-]{1,40})?$/),
  /** As Node names them. */
  platform: z.string().max(32),
  arch: z.string().max(32),
  file: z.object({
    // It becomes the name of a file: nothing that leads elsewhere.
    name: z.string().regex(/^[0-9A-Za-z][0-9A-Za-z._+~-]{0,120}\.(deb|exe|dmg)$/),
    byteCount: z.number().int().positive().max(MAX_INSTALLER_BYTES),
    sha256,
  }),
  /** The day, by the publisher. */
  published: z.iso.date(),
  notes: z.object({ fr: notes, en: notes }).optional(),
  /** Fingerprint of the key that will sign after this one. */
  nextKey: sha256.optional(),
});

export type UpdateManifest = z.output<typeof updateManifest>;

/** What runs here. */
export interface RunningVersion {
  readonly version: string;
  readonly platform: string;
  readonly arch: string;
}

/** Keys that a package holds updates to; two while one takes over from the other. */
export const publisherKeys = z.array(z.strictObject({ name: z.string().max(200), sha256 })).max(2);

/** A publisher's key: the name in its certificate, and the SHA-256 of the public key (SubjectPublicKeyInfo). */
export type PublisherKey = z.output<typeof publisherKeys>[number];
