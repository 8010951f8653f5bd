import { z } from 'zod';
import { REVOCATION_REASONS } from './signing.views.ts';

const MAX_KEY_FILE_BYTES = 1024 * 1024;
const MIN_BACKUP_PASSWORD = 12;
const MAX_PASSWORD = 200;

const keyFileSchema = z
  .instanceof(Uint8Array)
  .refine(({ byteLength }) => byteLength > 0 && byteLength <= MAX_KEY_FILE_BYTES);

/** A file that holds a private key, and the password that it was made under. */
export const keyFileInput = z.strictObject({
  bytes: keyFileSchema,
  password: z.string().max(MAX_PASSWORD),
});

/** Protects an authority's private key outside this machine: long enough to withstand guessing. */
export const backupInput = z.strictObject({
  password: z.string().min(MIN_BACKUP_PASSWORD).max(MAX_PASSWORD),
});

export const revocationInput = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  reason: z.enum(REVOCATION_REASONS),
});
