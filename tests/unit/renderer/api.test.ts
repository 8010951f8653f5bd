import { describe, expect, test, vi } from 'vitest';
import { ApiError, createApi } from '../../../src/renderer/src/lib/create-api.ts';
import { errorCodeOf, errorTexts } from '../../../src/renderer/src/lib/errors.ts';
import { createI18n } from '../../../src/renderer/src/lib/i18n.ts';
import type { Answer } from '../../../src/shared/error-codes.ts';

/** An API of which only one method answers. */
function answering(answer: () => Promise<Answer<unknown>>) {
  const get = vi.fn<(request: unknown) => Promise<Answer<unknown>>>(answer);
  return { get, api: createApi((_area, _method, request) => get(request)) };
}

describe('createApi', () => {
  test('answers the value alone and passes the request on', async () => {
    const { api, get } = answering(() => Promise.resolve({ ok: true, value: 'a session' }));
    await expect(api.sessions.get({ sessionId: 's1' })).resolves.toBe('a session');
    expect(get).toHaveBeenCalledWith({ sessionId: 's1' });
  });

  test('throws a refusal with its code and details', async () => {
    const { api } = answering(() =>
      Promise.resolve({ ok: false, code: 'pin-throttled', details: { waitMs: 4_000 } }),
    );
    await expect(api.sessions.get({ sessionId: 's1' })).rejects.toMatchObject({
      code: 'pin-throttled',
      details: { waitMs: 4_000 },
    });
  });

  test('a broken bridge is an internal error', async () => {
    const { api } = answering(() => Promise.reject(new Error('no handler')));
    await expect(api.sessions.get({ sessionId: 's1' })).rejects.toMatchObject({ code: 'internal' });
  });
});

describe('errorTexts', () => {
  const t = createI18n('fr').getFixedT('fr', 'errors');

  test('rounds a wait up to the second', () => {
    const { what } = errorTexts(t, new ApiError('pin-throttled', { waitMs: 4_001 }));
    expect(what).toContain('5\u00A0s');
  });

  test('anything that is not a refusal is internal', () => {
    expect(errorCodeOf(new TypeError('boom'))).toBe('internal');
    expect(errorTexts(t, 'boom').todo).not.toBe('');
  });
});
