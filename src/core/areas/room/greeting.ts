/** What a device may say before it is known: one message, which carries its key's word. Anything else is not even answered. */
import { z } from 'zod';
import { requiredShortText } from '../../../shared/request-parts.ts';

/** Larger than any greeting. */
export const MAX_GREETING_BYTES = 4_096;
const MAX_TOKEN = 40;

const bytes = z.instanceof(Uint8Array);

const joinSchema = z.strictObject({
  join: z.strictObject({
    token: z.string().max(MAX_TOKEN),
    publicKey: bytes,
    signature: bytes,
    label: requiredShortText,
  }),
});

const returnSchema = z.strictObject({
  return: z.strictObject({ deviceId: z.string().max(64), signature: bytes }),
});

export type Greeting =
  | ({ readonly kind: 'join' } & z.output<typeof joinSchema>['join'])
  | ({ readonly kind: 'return' } & z.output<typeof returnSchema>['return']);

/** A greeting, or null for whatever is none. */
export function greetingOf(message: unknown): Greeting | null {
  const join = joinSchema.safeParse(message);
  if (join.success) return { kind: 'join', ...join.data.join };
  const back = returnSchema.safeParse(message);
  return back.success ? { kind: 'return', ...back.data.return } : null;
}
