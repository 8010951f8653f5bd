import type { z } from 'zod';
import type { Answer } from '../../shared/error-codes.ts';
import { NewerContentError } from '../usecases/passage-facts.ts';
import { databaseErrorCodeOf } from '../db/sql-error.ts';

/** A handler whose payload has been parsed by the endpoint's schema. */
export type AnyHandler = (request: never) => Answer<unknown> | Promise<Answer<unknown>>;

export type LogFailure = (area: string, error: unknown) => void;

/** Parses the payload, runs the handler and turns whatever it throws into a code: nothing but an envelope leaves. */
export async function answerRequest(
  channel: string,
  schema: z.ZodType,
  handler: AnyHandler,
  payload: unknown,
  logFailure: LogFailure,
): Promise<Answer<unknown>> {
  const parsed = schema.safeParse(payload);
  if (!parsed.success) {
    const paths = parsed.error.issues.map((issue) => issue.path.map(String).join('.'));
    return { ok: false, code: 'invalid-request', details: { paths } };
  }
  try {
    return await handler(parsed.data as never);
  } catch (error) {
    logFailure(channel, error);
    if (error instanceof NewerContentError) return { ok: false, code: 'content-newer' };
    return { ok: false, code: databaseErrorCodeOf(error) ?? 'internal' };
  }
}
