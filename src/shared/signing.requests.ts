import { z } from 'zod';
import { REVOCATION_REASONS } from './signing.views.ts';
import { exactText } from './text.requests.ts';

const MAX_KEY_FILE_BYTES = 1024 * 1024;
const MIN_BACKUP_PASSWORD = 12;
const MAX_PASSWORD = 200;

const keyFileSchema = z
  .instanceof(Uint8Array)
  .refine(({ byteLength }) => byteLength > 0 && byteLength <= MAX_KEY_FILE_BYTES);

/** A file that holds a private key, and the password that it was made under. */
export const keyFileInput = z.strictObject({
  bytes: keyFileSchema,
  password: exactText(MAX_PASSWORD),
});

/** The organisation's seal; `issuers` is a file of the certificates above it, where the first one lacks them. */
export const sealInput = keyFileInput.extend({ issuers: keyFileSchema.optional() });

/** Protects an authority's private key outside this machine: long enough to withstand guessing. */
export const backupInput = z.strictObject({
  password: exactText(MAX_PASSWORD).min(MIN_BACKUP_PASSWORD),
});

export const revocationInput = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  reason: z.enum(REVOCATION_REASONS),
});
