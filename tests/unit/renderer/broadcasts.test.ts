import { QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, test } from 'vitest';
import { followBroadcasts } from '../../../src/renderer/src/lib/broadcasts.ts';
import { queryKeys } from '../../../src/renderer/src/lib/query-keys.ts';
import type { PupitreApi } from '../../../src/shared/contract.ts';

type Listener = (payload: unknown) => void;

let client: QueryClient;
let listeners: Map<string, Listener>;
let unfollow: () => void;

const subscribe = ((name: string, listener: Listener) => {
  listeners.set(name, listener);
  return () => listeners.delete(name);
}) as PupitreApi['on'];

function isStale(queryKey: readonly unknown[]): boolean {
  return client.getQueryState(queryKey)?.isInvalidated ?? false;
}

beforeEach(() => {
  client = new QueryClient();
  listeners = new Map();
  unfollow = followBroadcasts(client, subscribe);
});

describe('followBroadcasts', () => {
  test('a passage comes whole and makes what depends on it stale', () => {
    client.setQueryData(queryKeys.session('s1'), 'old session');
    client.setQueryData(queryKeys.deliberation('p1'), 'old deliberation');
    client.setQueryData(queryKeys.deliberation('p2'), 'other deliberation');
    const view = { passageId: 'p1', sessionId: 's1', stage: 'timed' };
    listeners.get('passage-changed')?.(view);
    expect(client.getQueryData(queryKeys.passage('p1'))).toBe(view);
    expect(isStale(queryKeys.session('s1'))).toBe(true);
    expect(isStale(queryKeys.deliberation('p1'))).toBe(true);
    expect(isStale(queryKeys.deliberation('p2'))).toBe(false);
  });

  test('a topic makes its readings stale and no others', () => {
    const search = queryKeys.archiveSearch({ text: '' });
    client.setQueryData(search, []);
    client.setQueryData(queryKeys.preferences, {});
    listeners.get('data-changed')?.({ topic: 'archive' });
    expect(isStale(search)).toBe(true);
    expect(isStale(queryKeys.preferences)).toBe(false);
  });

  test('ends every subscription', () => {
    unfollow();
    expect(listeners.size).toBe(0);
  });
});
