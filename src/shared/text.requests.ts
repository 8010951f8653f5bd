/** The texts of requests: each string that the interface sends is one of these, so that none enters unread. */
import { z } from 'zod';
import { cleanText, isUnreadable } from '../domain/text/clean-text.ts';

const LINE_END = '\n';

/** One line, as a person types it: cleaned, trimmed; refused with a line break or a lost character. */
export const lineText = (max: number) =>
  z
    .string()
    .overwrite(cleanText)
    .trim()
    .refine((text) => !text.includes(LINE_END) && !isUnreadable(text))
    .max(max);

/** One or more lines, as a person types them: cleaned, trimmed, line breaks as `\n`; refused with a lost character. */
export const proseText = (max: number) =>
  z
    .string()
    .overwrite(cleanText)
    .trim()
    .refine((text) => !isUnreadable(text))
    .max(max);

/** Text that must arrive to the letter (an id, a password): nothing is changed, what cannot be read is refused. */
export const exactText = (max: number) =>
  z
    .string()
    .max(max)
    .refine((text) => !isUnreadable(text) && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text));
