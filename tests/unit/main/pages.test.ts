import { describe, expect, it, vi } from 'vitest';
import { createPages } from '../../../src/core/kernel/pages.ts';
import { DESK } from '../../../src/shared/caller.ts';
import type { WireMessage } from '../../../src/shared/wire.ts';

const STAMP = { topic: 'data-changed:store', revision: 1, epoch: 'e' };

/** A page's end of a port, held by hand. */
function page() {
  const told: WireMessage[] = [];
  let ask: (message: unknown) => void = () => undefined;
  let close = (): void => undefined;
  return {
    told,
    ask: (message: unknown) => {
      ask(message);
    },
    close: () => {
      close();
    },
    port: {
      post: (message: WireMessage) => told.push(message),
      onMessage: (listener: (message: unknown) => void) => (ask = listener),
      onClose: (listener: () => void) => (close = listener),
    },
  };
}

describe('pages on their ports', () => {
  it('get each answer under the number of their own request, as the desk', async () => {
    const pages = createPages();
    const [one, other] = [page(), page()];
    const ask = vi.fn((name: string) => Promise.resolve({ ok: true as const, value: name }));
    pages.connect(one.port, ask);
    pages.connect(other.port, ask);
    one.ask({ id: 7, area: 'sessions', method: 'get', payload: { sessionId: 's' } });
    await vi.waitFor(() => {
      expect(one.told).toEqual([{ id: 7, answer: { ok: true, value: 'sessions.get' } }]);
    });
    expect(ask).toHaveBeenCalledExactlyOnceWith('sessions.get', { sessionId: 's' }, DESK);
    expect(other.told).toEqual([]);
  });

  it('are not heard when what they send is no request', () => {
    const pages = createPages();
    const { ask: send, port } = page();
    const ask = vi.fn();
    pages.connect(port, ask);
    for (const message of [null, 'sessions.get', { area: 'sessions', method: 'get' }, { id: 1, area: 2 }])
      send(message);
    expect(ask).not.toHaveBeenCalled();
  });

  it('are all told each broadcast with its number, and nothing any more once they are gone', () => {
    const pages = createPages();
    const [one, gone] = [page(), page()];
    pages.connect(one.port, vi.fn());
    pages.connect(gone.port, vi.fn());
    gone.close();
    pages.publish('data-changed', { topic: 'store' }, STAMP);
    expect(one.told).toEqual([{ broadcast: 'data-changed', payload: { topic: 'store' }, stamp: STAMP }]);
    expect(gone.told).toEqual([]);
  });

  it("that are not the desk's ask as who they are, and hear what is said for them, or nothing", async () => {
    const heard = { broadcast: 'screen-changed' as const, payload: {}, stamp: STAMP };
    const hears = vi.fn(({ role }: { readonly role: string }) => (role === 'display' ? heard : null));
    const pages = createPages(hears);
    const [display, observer] = [page(), page()];
    const caller = { device: 'd', role: 'display', sessionId: 's' } as const;
    const ask = vi.fn(() => Promise.resolve({ ok: true as const, value: null }));
    pages.connect(display.port, ask, caller);
    pages.connect(observer.port, ask, { ...caller, role: 'observer' });
    pages.publish('data-changed', { topic: 'store' }, STAMP);
    expect(display.told).toEqual([heard]);
    expect(observer.told).toEqual([]);
    display.ask({ id: 1, area: 'room', method: 'screen', payload: undefined });
    await vi.waitFor(() => {
      expect(ask).toHaveBeenCalledWith('room.screen', undefined, caller);
    });
  });
});
