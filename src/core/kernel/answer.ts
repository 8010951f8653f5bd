import type { z } from 'zod';
import type { Answer } from '../../shared/error-codes.ts';
import type { TextIssue } from '../../shared/request-parts.ts';
import { databaseErrorCodeOf } from '../db/sql-error.ts';
import { TaskStopped } from './tasks.ts';
import { NewerContentError } from './newer-content-error.ts';

/** More would not help whoever typed them. */
const MAX_SHOWN_CHARACTERS = 12;

/** What a parsed payload is given to. */
type Asked = (request: never) => Answer<unknown> | Promise<Answer<unknown>>;

export type LogFailure = (area: string, error: unknown) => void;

/** Parses the payload, runs the handler and turns whatever it throws into a code: nothing but an envelope leaves. */
export async function answerRequest(
  channel: string,
  schema: z.ZodType,
  handler: Asked,
  payload: unknown,
  logFailure: LogFailure,
): Promise<Answer<unknown>> {
  const parsed = schema.safeParse(payload);
  if (!parsed.success) {
    return refusalOf(parsed.error);
  }
  try {
    return await handler(parsed.data as never);
  } catch (error) {
    if (error instanceof TaskStopped) return { ok: false, code: 'cancelled' };
    logFailure(channel, error);
    if (error instanceof NewerContentError) return { ok: false, code: 'content-newer' };
    return { ok: false, code: databaseErrorCodeOf(error) ?? 'internal' };
  }
}

/** The paths of the faults; a text has a code of its own when that is all that is wrong with it. */
function refusalOf({ issues }: z.ZodError): Answer<never> {
  const paths = issues.map((issue) => issue.path.map(String).join('.'));
  const texts = issues.flatMap((issue) => textIssueOf(issue) ?? []);
  if (texts.length < issues.length) return { ok: false, code: 'invalid-request', details: { paths } };
  const characters = [...new Set(texts.flatMap((text) => text.characters))].slice(0, MAX_SHOWN_CHARACTERS);
  return { ok: false, code: 'text-not-printable', details: { paths, characters } };
}

function textIssueOf(issue: z.core.$ZodIssue): TextIssue | null {
  return issue.code === 'custom' && issue.params?.['code'] === 'text-not-printable'
    ? (issue.params as unknown as TextIssue)
    : null;
}
