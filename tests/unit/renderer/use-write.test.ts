import { QueryClient } from '@tanstack/react-query';
import { beforeEach, expect, it } from 'vitest';
import { keepAnswer } from '../../../src/renderer/src/lib/use-write.ts';

interface View {
  readonly id: string;
}

let client: QueryClient;

beforeEach(() => {
  client = new QueryClient();
});

const isStale = (...key: string[]) => client.getQueryState(key)?.isInvalidated ?? false;

it('keeps an answer under the key of what was written', () => {
  const view = { id: 'a' };
  keepAnswer(client, view, { from: 'b' }, ({ id }: View, { from }) => ['thing', from, id], {});
  expect(client.getQueryData(['thing', 'b', 'a'])).toBe(view);
});

it('keeps no answer without a key', () => {
  keepAnswer(client, { id: 'a' }, undefined, undefined, {});
  expect(client.getQueryCache().getAll()).toEqual([]);
});

it('has read again what reads otherwise now, and not the answer itself', () => {
  client.setQueryData(['things'], []);
  client.setQueryData(['others'], []);
  keepAnswer(client, { id: 'a' }, 'b', ({ id }: View) => ['thing', id], {
    readAgain: ({ id }, input) => [['things'], [id, input]],
  });
  expect(isStale('things')).toBe(true);
  expect(isStale('others')).toBe(false);
  expect(isStale('thing', 'a')).toBe(false);
});
