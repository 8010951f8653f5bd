import { contextBridge, ipcRenderer } from 'electron';
import { BROADCASTS, contract } from '../shared/contract.ts';
import type { BroadcastName } from '../shared/contract.ts';
import type { Answer } from '../shared/error-codes.ts';
import type { Stamp } from '../shared/revisions.ts';
import { PORT_CHANNEL } from '../shared/wire.ts';
import type { WireMessage } from '../shared/wire.ts';

const GONE: Answer<never> = { ok: false, code: 'internal' };

type Listener = (payload: unknown, stamp: Stamp) => void;
type Settle = (answer: Answer<unknown>) => void;

const listeners = new Map<BroadcastName, Set<Listener>>(BROADCASTS.map((name) => [name, new Set()]));
const waiting = new Map<number, Settle>();
let lastId = 0;
let isGone = false;

/** The core's end is asked for once; null when this page may not have it. */
const connected = new Promise<MessagePort | null>((resolve) => {
  ipcRenderer.once(PORT_CHANNEL, ({ ports: [port] }) => {
    if (port !== undefined) listen(port);
    resolve(port ?? null);
  });
});
ipcRenderer.send(PORT_CHANNEL);

function listen(port: MessagePort): void {
  port.onmessage = ({ data }: MessageEvent<WireMessage>) => {
    if ('broadcast' in data) {
      for (const listener of listeners.get(data.broadcast) ?? []) listener(data.payload, data.stamp);
      return;
    }
    waiting.get(data.id)?.(data.answer);
    waiting.delete(data.id);
  };
  // The core is gone: nothing that still waits will be answered.
  port.addEventListener('close', () => {
    isGone = true;
    for (const settle of waiting.values()) settle(GONE);
    waiting.clear();
  });
}

async function request(area: string, method: string, payload: unknown): Promise<Answer<unknown>> {
  const port = await connected;
  if (port === null) return { ok: false, code: 'untrusted-sender' };
  if (isGone) return GONE;
  return new Promise((resolve) => {
    lastId += 1;
    waiting.set(lastId, resolve);
    port.postMessage({ id: lastId, area, method, payload });
  });
}

const areas = Object.entries(contract).map(([area, endpoints]) => {
  const call = (method: string) => (payload: unknown) => request(area, method, payload);
  return [area, Object.fromEntries(Object.keys(endpoints).map((method) => [method, call(method)]))] as const;
});

function on(name: BroadcastName, listener: Listener): () => void {
  const heard = listeners.get(name);
  if (heard === undefined) throw new RangeError('unknown broadcast');
  // One subscription each, though two may be given the same function.
  const relay: Listener = (payload, stamp) => {
    listener(payload, stamp);
  };
  heard.add(relay);
  return () => {
    heard.delete(relay);
  };
}

contextBridge.exposeInMainWorld('pupitre', { ...Object.fromEntries(areas), on });
