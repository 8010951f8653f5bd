import { expect, test, vi } from 'vitest';
import { createLateTransport } from '../../../src/renderer/src/lib/late-transport.ts';
import type { Transport } from '../../../src/renderer/src/lib/transport.ts';
import type { WireBroadcast } from '../../../src/shared/wire.ts';

const TOLD: WireBroadcast = {
  broadcast: 'data-changed',
  payload: { topic: 'jury' },
  stamp: { epoch: 'e', topic: 'jury', revision: 1 },
} as unknown as WireBroadcast;

/** A line that the test speaks on. */
function line(name: string) {
  let hear: ((told: WireBroadcast) => void) | null = null;
  const transport: Transport = {
    request: () => Promise.resolve({ ok: true, value: name }),
    listen: (listener) => {
      hear = listener;
      return () => {
        hear = null;
      };
    },
    onConnected: (listener) => {
      listener();
      return () => undefined;
    },
  };
  return { transport, tell: () => hear?.(TOLD) };
}

test('asks nothing before there is a line', async () => {
  await expect(createLateTransport().request('app', 'revisions', undefined)).rejects.toThrow('no line yet');
});

test('asks and hears over the line that was plugged last, and tells each time that one is up', async () => {
  const late = createLateTransport();
  const heard = vi.fn();
  const up = vi.fn();
  late.listen(heard);
  late.onConnected(up);
  const [first, second] = [line('first'), line('second')];
  late.plug(first.transport);
  expect(await late.request('app', 'revisions', undefined)).toEqual({ ok: true, value: 'first' });
  first.tell();
  late.plug(second.transport);
  first.tell();
  second.tell();
  expect(heard).toHaveBeenCalledTimes(2);
  expect(up).toHaveBeenCalledTimes(2);
  expect(await late.request('app', 'revisions', undefined)).toEqual({ ok: true, value: 'second' });
});
