import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { followBroadcasts } from '../../../src/renderer/src/app/broadcasts.ts';
import type { Subscribe } from '../../../src/renderer/src/lib/subscriptions.ts';
import { archiveKeys } from '../../../src/renderer/src/features/archive/queries.ts';
import { deliberationKeys } from '../../../src/renderer/src/features/deliberation/queries.ts';
import { passageKeys } from '../../../src/renderer/src/features/passage/queries.ts';
import { preferencesKeys } from '../../../src/renderer/src/features/preferences/queries.ts';
import { preparationKeys } from '../../../src/renderer/src/features/preparation/queries.ts';

// What features read stands beside their keys, and needs the bridge of a window.
vi.hoisted(() => {
  vi.stubGlobal('window', { pupitre: { on: () => () => undefined } });
});

type Listener = (payload: unknown) => void;

let client: QueryClient;
let listeners: Map<string, Listener>;
let unfollow: () => void;
let miss: () => void;

const subscribe = ((name: string, listener: Listener) => {
  listeners.set(name, listener);
  return () => listeners.delete(name);
}) as Subscribe;

function isStale(queryKey: readonly unknown[]): boolean {
  return client.getQueryState(queryKey)?.isInvalidated ?? false;
}

beforeEach(() => {
  client = new QueryClient();
  listeners = new Map();
  unfollow = followBroadcasts(client, {
    subscribe,
    onMissed: (listener) => {
      miss = listener;
      return () => {
        miss = () => undefined;
      };
    },
  });
});

describe('followBroadcasts', () => {
  test('everything is read again once something was missed', () => {
    client.setQueryData(preparationKeys.session('s1'), 'old session');
    client.setQueryData(preferencesKeys.preferences, 'old preferences');
    miss();
    expect([isStale(preparationKeys.session('s1')), isStale(preferencesKeys.preferences)]).toEqual([
      true,
      true,
    ]);
  });

  test('a passage comes whole and makes what depends on it stale', () => {
    client.setQueryData(preparationKeys.session('s1'), 'old session');
    client.setQueryData(deliberationKeys.deliberation('p1'), 'old deliberation');
    client.setQueryData(deliberationKeys.deliberation('p2'), 'other deliberation');
    const view = { passageId: 'p1', sessionId: 's1', stage: 'timed' };
    listeners.get('passage-changed')?.(view);
    expect(client.getQueryData(passageKeys.passage('p1'))).toBe(view);
    expect(isStale(preparationKeys.session('s1'))).toBe(true);
    expect(isStale(deliberationKeys.deliberation('p1'))).toBe(true);
    expect(isStale(deliberationKeys.deliberation('p2'))).toBe(false);
  });

  test('a passage of which a grid changed comes whole, and nothing else is read again', () => {
    client.setQueryData(preparationKeys.session('s1'), 'session');
    client.setQueryData(passageKeys.clocks, 'clocks');
    const view = { passageId: 'p1', sessionId: 's1', stage: 'timed' };
    listeners.get('grids-changed')?.(view);
    expect(client.getQueryData(passageKeys.passage('p1'))).toBe(view);
    expect([isStale(preparationKeys.session('s1')), isStale(passageKeys.clocks)]).toEqual([false, false]);
  });

  test('a passage that began is read again for its own changes and its jury, not for what the session prepares', () => {
    const waiting = { passageId: 'p1', jury: { frozenAt: null } };
    const begun = { passageId: 'p2', sessionId: 's1', jury: { frozenAt: 1_795_000_000_000 } };
    client.setQueryData(passageKeys.passage('p1'), waiting);
    client.setQueryData(passageKeys.passage('p2'), begun);
    listeners.get('data-changed')?.({ topic: 'sessions' });
    expect([isStale(passageKeys.passage('p1')), isStale(passageKeys.passage('p2'))]).toEqual([true, false]);
    listeners.get('data-changed')?.({ topic: 'jury' });
    expect(isStale(passageKeys.passage('p2'))).toBe(true);
    listeners.get('passage-changed')?.({ ...begun, stage: 'timed' });
    expect(client.getQueryData(passageKeys.passage('p2'))).toEqual({ ...begun, stage: 'timed' });
  });

  test('what was asked for the first time while something changed is asked again once its answer came', async () => {
    let answer: (value: string) => void = () => undefined;
    const first = new Promise<string>((resolve) => {
      answer = resolve;
    });
    const asked = vi.fn<() => Promise<string>>(() => Promise.resolve('new')).mockReturnValueOnce(first);
    const shown = new QueryObserver(client, { queryKey: preferencesKeys.preferences, queryFn: asked });
    const leave = shown.subscribe(() => undefined);
    listeners.get('data-changed')?.({ topic: 'preferences' });
    answer('old');
    await vi.waitFor(() => {
      expect(shown.getCurrentResult().data).toBe('new');
    });
    expect(asked).toHaveBeenCalledTimes(2);
    leave();
  });

  test('a topic makes its readings stale and no others', () => {
    const search = archiveKeys.archiveSearch({ text: '' });
    client.setQueryData(search, []);
    client.setQueryData(preferencesKeys.preferences, {});
    listeners.get('data-changed')?.({ topic: 'archive' });
    expect(isStale(search)).toBe(true);
    expect(isStale(preferencesKeys.preferences)).toBe(false);
  });

  test('ends every subscription', () => {
    unfollow();
    expect(listeners.size).toBe(0);
  });
});
