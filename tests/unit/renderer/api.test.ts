import { describe, expect, test, vi } from 'vitest';
import { ApiError, createApi } from '../../../src/renderer/src/lib/create-api.ts';
import { errorCodeOf, errorTexts } from '../../../src/renderer/src/lib/errors.ts';
import { createI18n } from '../../../src/renderer/src/lib/i18n.ts';
import type { Answer, ErrorCode } from '../../../src/shared/error-codes.ts';
import { resources } from '../../../src/shared/i18n.ts';

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

  test.each(['fr', 'en'] as const)('names whatever its sentences name, in %s', (language) => {
    const say = createI18n(language).getFixedT(language, 'errors');
    const said = Object.entries(resources[language].errors).flatMap(([code, sentences]) =>
      Object.values(sentences).flatMap((sentence) =>
        [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => ({ code: code as ErrorCode, name })),
      ),
    );
    expect(said.length).toBeGreaterThan(5);
    for (const { code, name } of said) {
      const details = { [name]: 'Q-7', characters: ['Q-7'], waitMs: 7_000 };
      const { what, safe, todo } = errorTexts(say, new ApiError(code, details));
      expect(`${what} ${safe} ${todo}`).toMatch(name === 'seconds' ? /7/ : /Q-7/);
    }
  });

  test('anything that is not a refusal is internal', () => {
    expect(errorCodeOf(new TypeError('boom'))).toBe('internal');
    expect(errorTexts(t, 'boom').todo).not.toBe('');
  });
});
