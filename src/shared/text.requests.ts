/** The texts of requests: each string that the interface sends is one of these, so that none enters unread. */
import { z } from 'zod';
import { cleanText, isUnreadable } from '../domain/text/clean-text.ts';
import { unprintable } from '../domain/text/printable.ts';
import type { ErrorCode } from './error-codes.ts';

const LINE_END = '\n';

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
