import { z } from 'zod';
import { isUnreadable } from '../domain/text/clean-text.ts';
import { exactText, proseText } from './text.requests.ts';

const MAX_URL = 500;
const MAX_CERTIFICATE_BYTES = 64 * 1024;

/** Object identifier in dots. */
const policySchema = z
  .string()
  .regex(/^(?:[01]\.[1-3]?\d|2\.(?:0|[1-9]\d{0,8}))(?:\.(?:0|[1-9]\d{0,14})){1,30}$/);

/** No name and password in the address: they would be stored and shown in clear. */
const urlSchema = z
  .url({ protocol: /^https?$/ })
  .max(MAX_URL)
  .refine((url) => !isUnreadable(url) && !/[\s\p{Cc}]/u.test(url))
  .regex(/^[^/]*\/\/[^/?#@]+(?:[/?#]|$)/);

/** PEM or DER. */
const certificateSchema = z
  .instanceof(Uint8Array)
  .refine(({ byteLength }) => byteLength > 0 && byteLength <= MAX_CERTIFICATE_BYTES);

/** An authority to try or to keep; `certificate` 'kept' is the one that is stored already. */
export const timestampAuthorityInput = z.strictObject({
  url: urlSchema,
  policy: policySchema.nullable(),
  certificate: z.union([z.literal('kept'), certificateSchema]).nullable(),
});

/** A head of the chain, as exported or as typed from paper. */
export const witnessInput = z.strictObject({ text: proseText(2_000) });

/** `minutesIds` absent: every minutes that has no timestamp. */
export const timestampRunInput = z.strictObject({
  minutesIds: z.array(exactText(64).min(1)).min(1).max(5_000).exactOptional(),
});
