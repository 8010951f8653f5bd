/** What requests of several areas are made of: texts, so that none enters unread, ids, files, and a member's word. */
import { z } from 'zod';
import { cleanText, isUnreadable } from '../domain/text/clean-text.ts';
import { unprintable, withoutUnseen } from '../domain/text/printable.ts';
import { durationMs } from '../domain/time/time.ts';
import type { ErrorCode } from './error-codes.ts';
import { MAX_FILE_BYTES } from '../domain/file-limits.ts';

const LINE_END = '\n';
const MAX_SHORT = 200;
const MAX_LONG = 4_000;
const MAX_CONFIRMATIONS = 20;
const MAX_SIGNATURE_CHARS = 400_000;

/** What a text's issue holds when the answer has a code of its own for it. */
export interface TextIssue {
  readonly code: ErrorCode & 'text-not-printable';
  readonly characters: readonly string[];
}

/** Refuses what no document could print, with the characters: they would stand in signed minutes as codes. */
function refuseUnprintable({ issues, value }: z.core.ParsePayload<string>): void {
  const characters = unprintable(value);
  if (characters.length === 0) return;
  const params: TextIssue = { code: 'text-not-printable', characters };
  issues.push({ code: 'custom', input: value, params: { ...params } });
}

/** One line, as a person types it: cleaned, trimmed; refused with a line break, a lost or an unprintable character. */
export const lineText = (max: number) =>
  z
    .string()
    .overwrite(cleanText)
    .trim()
    .refine((text) => !text.includes(LINE_END) && !isUnreadable(text))
    .check(refuseUnprintable)
    .max(max);

/** One or more lines, as a person types them: cleaned, trimmed, line breaks as `\n`; refused with a lost or unprintable one. */
export const proseText = (max: number) =>
  z
    .string()
    .overwrite(cleanText)
    .trim()
    .refine((text) => !isUnreadable(text))
    .check(refuseUnprintable)
    .max(max);

/** Text that must arrive to the letter (an id, a password): nothing is changed, what cannot be read is refused. */
export const exactText = (max: number) =>
  z
    .string()
    .max(max)
    .refine((text) => !isUnreadable(text) && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text));

export const idSchema = exactText(64).min(1);
export const shortText = lineText(MAX_SHORT);
export const requiredShortText = shortText.min(1);
/** What a person or a place is called by, without what nobody sees: two that look alike would not be the same. */
export const nameText = shortText.overwrite(withoutUnseen).trim();
export const longText = proseText(MAX_LONG);
export const reasonSchema = longText.min(1);
export const isoDateSchema = z.iso.date();
export const durationSchema = z
  .number()
  .int()
  .min(0)
  .max(24 * 3_600_000)
  .transform(durationMs);

/** Rows that one answer of a list holds at most. */
export const MOST_ROWS = 200;

/** Which part of a list is asked for: from the first row, and as many as an answer holds, when it is not said. */
export const pageShape = {
  offset: z.int().min(0).exactOptional(),
  limit: z.int().min(1).max(MOST_ROWS).exactOptional(),
};

/** A text file as it is on the disk: main reads it, so that there is one way to. */
export const fileBytes = z.instanceof(Uint8Array).refine(({ byteLength }) => byteLength <= MAX_FILE_BYTES);

export const noRequest = z.undefined();
export const passageRef = z.strictObject({ passageId: idSchema });
export const sessionRef = z.strictObject({ sessionId: idSchema });
export const minutesRef = z.strictObject({ minutesId: idSchema });
export const memberRef = z.strictObject({ jurorId: idSchema });

/** A signature as the pad gives it; the core reads it before anything is stored. */
export const signatureSvg = exactText(MAX_SIGNATURE_CHARS).min(1);

export const pinSchema = z.string().regex(/^\d{4,8}$/);

/** A member's word for an act that reveals or takes away: who, and their PIN. */
export const pinConfirmation = z.strictObject({ jurorId: idSchema, pin: pinSchema });

export type PinConfirmation = z.output<typeof pinConfirmation>;

/**
 * The word of a named person for an act that counts: a jury member's or an administrator's, with their PIN. It is
 * checked by `core/kernel/named-actor.ts`.
 */
export const actorConfirmation = z.union([
  pinConfirmation,
  z.strictObject({ administratorId: idSchema, pin: pinSchema }),
]);

export type ActorConfirmation = z.output<typeof actorConfirmation>;

/** Who answered for such an act, as records keep it. */
export interface NamedActor {
  readonly kind: 'administrator' | 'juror';
  readonly id: string;
  readonly name: string;
}

/** Words of several members for one act. */
export const pinConfirmations = z.array(pinConfirmation).min(1).max(MAX_CONFIRMATIONS);
