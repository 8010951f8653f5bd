/** A request that does nothing, answered as every other one: what a time owes to the machine and not to the work. */
import { z } from 'zod';
import { answerRequest } from '../../src/core/kernel/answer.ts';

const NOTHING = z.null();
const nothingLogged = (): void => undefined;

/** Answers an empty request in this process. */
export function emptyRequest(): Promise<unknown> {
  return answerRequest('bench.empty', NOTHING, () => ({ ok: true, value: null }), null, nothingLogged);
}
