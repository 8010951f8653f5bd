import { MessageChannel } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { connectCalls } from '../../../src/core/kernel/calls.ts';
import type { CallPort } from '../../../src/core/kernel/calls.ts';

const services = {
  add: (one: number, other: number) => one + other,
  reverse: (bytes: Uint8Array) => Promise.resolve(bytes.toReversed()),
  fail: () => {
    throw Object.assign(new Error('the keychain is locked'), { code: 'LOCKED' });
  },
};

const opened: MessagePort[] = [];
afterEach(() => {
  for (const port of opened.splice(0)) port.close();
});

function portOf(port: MessagePort): CallPort {
  opened.push(port);
  return {
    post: (message) => {
      port.postMessage(message);
    },
    onMessage: (listener) => {
      port.on('message', listener);
    },
  };
}

/** Two ends of one channel, as in two processes; the first serves nothing. */
function connected() {
  const { port1, port2 } = new MessageChannel();
  connectCalls(portOf(port2), services);
  return connectCalls<typeof services>(portOf(port1), {});
}

describe('calls between two processes', () => {
  it('answer later what the function of the other end answers, bytes included', async () => {
    const { theirs } = connected();
    await expect(theirs.add(2, 3)).resolves.toBe(5);
    await expect(theirs.reverse(Uint8Array.of(1, 2, 3))).resolves.toEqual(Uint8Array.of(3, 2, 1));
  });

  it('fail with what was thrown there, by message and code', async () => {
    const { theirs } = connected();
    await expect(theirs.fail()).rejects.toMatchObject({ message: 'the keychain is locked', code: 'LOCKED' });
  });

  it('fail for a name that nobody serves', async () => {
    const { theirs } = connected();
    const strange = theirs as unknown as { readonly constructor: () => Promise<unknown> };
    await expect(strange.constructor()).rejects.toThrow('nothing is called constructor');
  });

  it('fail once the other end is gone, also those under way', async () => {
    const { end, theirs } = connected();
    const underWay = theirs.add(2, 3);
    end('gone');
    await expect(underWay).rejects.toThrow('gone');
    await expect(theirs.add(2, 3)).rejects.toThrow('gone');
  });
});
