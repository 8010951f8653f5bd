import { describe, expect, test, vi } from 'vitest';
import { createSubscriptions } from '../../../src/renderer/src/lib/subscriptions.ts';
import { createAnnouncer } from '../../../src/core/kernel/announcer.ts';
import type { WireBroadcast } from '../../../src/shared/wire.ts';

/** A core that tells, over a line that can be cut, and a page at its other end. */
function connected(epoch = 'first start') {
  let hear: (told: WireBroadcast) => void = () => undefined;
  let up = (): void => undefined;
  let isUp = true;
  const announcerOf = (start: string) =>
    createAnnouncer(start, (broadcast, payload, stamp) => {
      if (isUp) hear({ broadcast, payload, stamp });
    });
  let announcer = announcerOf(epoch);
  const subscriptions = createSubscriptions(
    {
      listen: (listener) => {
        hear = listener;
        return () => undefined;
      },
      onConnected: (listener) => {
        up = listener;
        listener();
        return () => undefined;
      },
    },
    () => Promise.resolve(announcer.revisions()),
  );
  const missed = vi.fn();
  subscriptions.onMissed(missed);
  return {
    ...subscriptions,
    missed,
    tell: (topic: 'archive' | 'sessions') => {
      announcer.publish('data-changed', { topic });
    },
    repeat: (told: WireBroadcast) => {
      hear(told);
    },
    cut: () => {
      isUp = false;
    },
    restart: () => {
      announcer = announcerOf('second start');
    },
    reconnect: async () => {
      isUp = true;
      up();
      await vi.waitFor(() => Promise.resolve());
    },
  };
}

describe('what the core tells', () => {
  test('reaches each listener once, until it ends its subscription', async () => {
    const line = connected();
    await line.reconnect();
    const heard = vi.fn();
    const end = line.subscribe('data-changed', heard);
    line.tell('archive');
    line.repeat({
      broadcast: 'data-changed',
      payload: { topic: 'archive' },
      stamp: { topic: 'data-changed:archive', revision: 1, epoch: 'first start' },
    });
    expect(heard).toHaveBeenCalledExactlyOnceWith({ topic: 'archive' });
    end();
    line.tell('archive');
    expect(heard).toHaveBeenCalledOnce();
    expect(line.missed).not.toHaveBeenCalled();
  });

  test('is read again when the line was cut and something was told meanwhile, and only then', async () => {
    const line = connected();
    await line.reconnect();
    line.tell('sessions');
    line.cut();
    await line.reconnect();
    expect(line.missed).not.toHaveBeenCalled();
    line.cut();
    line.tell('sessions');
    await line.reconnect();
    await vi.waitFor(() => {
      expect(line.missed).toHaveBeenCalledOnce();
    });
  });

  test('is read again when a number is missing, though the line seemed up', async () => {
    const line = connected();
    await line.reconnect();
    line.tell('sessions');
    line.cut();
    line.tell('sessions');
    line.repeat({
      broadcast: 'data-changed',
      payload: { topic: 'sessions' },
      stamp: { topic: 'data-changed:sessions', revision: 3, epoch: 'first start' },
    });
    expect(line.missed).toHaveBeenCalledOnce();
  });

  test('is read again after another start of the core', async () => {
    const line = connected();
    await line.reconnect();
    line.cut();
    line.restart();
    await line.reconnect();
    await vi.waitFor(() => {
      expect(line.missed).toHaveBeenCalledOnce();
    });
  });
});
