import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { DatabaseError } from '../../../../src/core/db/database-error.ts';
import { answerRequest } from '../../../../src/core/kernel/answer.ts';

const SCHEMA = z.strictObject({ id: z.string(), list: z.array(z.strictObject({ n: z.number() })) });

describe('answering a request', () => {
  it('gives the handler the parsed payload and its answer back', async () => {
    const handler = vi.fn(() => ({ ok: true as const, value: 7 }));
    const answer = await answerRequest('c', SCHEMA, handler, { id: 'a', list: [] }, vi.fn());
    expect(answer).toEqual({ ok: true, value: 7 });
    expect(handler).toHaveBeenCalledWith({ id: 'a', list: [] });
  });

  it('refuses a malformed payload unheard, and names the paths', async () => {
    const handler = vi.fn(() => ({ ok: true as const, value: 7 }));
    const answer = await answerRequest('c', SCHEMA, handler, { id: 1, list: [{ n: 'x' }] }, vi.fn());
    expect(answer).toEqual({ ok: false, code: 'invalid-request', details: { paths: ['id', 'list.0.n'] } });
    expect(handler).not.toHaveBeenCalled();
  });

  it('turns what a handler throws into a code, and logs it', async () => {
    const log = vi.fn();
    const failing = (error: Error) => () => Promise.reject(error);
    const payload = { id: 'a', list: [] };
    expect(await answerRequest('c', SCHEMA, failing(new Error('secret')), payload, log)).toEqual({
      ok: false,
      code: 'internal',
    });
    expect(
      await answerRequest('c', SCHEMA, failing(new DatabaseError('disk-full', 'full')), payload, log),
    ).toEqual({ ok: false, code: 'disk-full' });
    expect(log).toHaveBeenCalledTimes(2);
  });
});
