/** Entries that the data refused, as the page hands them over to outlast its window. */
import { z } from 'zod';
import { ERROR_CODES } from './error-codes.ts';
import { idSchema } from './requests.ts';

/** Names under which a request carries what is never kept: a PIN, a password. */
const SECRET = /pin|password/i;

/** Some 200 pages of text; a list that is longer says so when it is handed over. */
const MOST_ENTRIES = 500;

const code = z.enum(ERROR_CODES);

/** Of a form: the request that can be sent again, or null for what is done again on its own screen. */
const keptWrite = z.strictObject({
  kind: z.literal('write'),
  code,
  area: z.string().max(40),
  method: z.string().max(40),
  request: z.json(),
  words: z.array(z.string().max(20_000)).max(200),
});

/** Of a juror's grid: what it says, which can be sent again under the seat's PIN. */
const keptSeatEntry = z.strictObject({
  kind: z.literal('seat'),
  code,
  passageId: idSchema,
  jurorId: idSchema,
  words: z.json(),
});

export const keptEntry = z.discriminatedUnion('kind', [keptWrite, keptSeatEntry]);
export type KeptEntry = z.output<typeof keptEntry>;

export const keptEntries = z.strictObject({
  entries: z
    .array(keptEntry)
    .max(MOST_ENTRIES)
    .refine((entries) => !holdsSecret(entries), 'secrets are not kept'),
});

/** Whether anything in it stands under the name of a secret, at any depth. */
export function holdsSecret(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(
    ([name, inner]) => (!Array.isArray(value) && SECRET.test(name)) || holdsSecret(inner),
  );
}
