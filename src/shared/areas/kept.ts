/** Entries that the data refused, as the page hands them over to outlast its window. */
import { z } from 'zod';
import { cleanTexts } from '../../domain/text/clean-text.ts';
import { answering } from '../endpoint.ts';
import { ERROR_CODES } from '../error-codes.ts';
import { exactText, idSchema, noRequest, proseText } from '../request-parts.ts';

/** Names under which a request carries what is never kept: a PIN, a password. */
const SECRET = /pin|password/i;

/** Some 200 pages of text; a list that is longer says so when it is handed over. */
const MOST_ENTRIES = 500;

const code = z.enum(ERROR_CODES);

/** Plain data of any shape, each of its texts cleaned; what it is sent to again reads it once more. */
const anyJson = z.json().transform((data) => cleanTexts(data) as z.core.util.JSONType);

/** Of a form: the request that can be sent again, or null for what is done again on its own screen. */
const keptWrite = z.strictObject({
  kind: z.literal('write'),
  code,
  area: exactText(40),
  method: exactText(40),
  request: anyJson,
  words: z.array(proseText(20_000)).max(200),
});

/** Of a juror's grid: what it says, which can be sent again under the seat's PIN. */
const keptSeatEntry = z.strictObject({
  kind: z.literal('seat'),
  code,
  passageId: idSchema,
  jurorId: idSchema,
  words: anyJson,
});

export const keptEntry = z.discriminatedUnion('kind', [keptWrite, keptSeatEntry]);

export type KeptEntry = z.output<typeof keptEntry>;

/** Whether anything in it stands under the name of a secret, at any depth. */
export function holdsSecret(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(
    ([name, inner]) => (!Array.isArray(value) && SECRET.test(name)) || holdsSecret(inner),
  );
}

export const keptEntries = z.strictObject({
  entries: z
    .array(keptEntry)
    .max(MOST_ENTRIES)
    .refine((entries) => !holdsSecret(entries), 'secrets are not kept'),
});

/** What an earlier window left unsaved. */
export interface KeptView {
  readonly entries: readonly KeptEntry[];
  /** The file was there and could not be read; it was put aside as it is. */
  readonly isDamaged: boolean;
}

/** What can be asked of this area. */
export const keptEndpoints = {
  kept: {
    list: answering<KeptView>('desk')(noRequest),
    /** The whole list as it is now; no request that holds a PIN is taken. */
    replace: answering<null>('desk')(keptEntries),
  },
} as const;
