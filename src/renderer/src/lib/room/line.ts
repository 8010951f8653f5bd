/**
 * A device's line to the desk: it greets, asks, hears, and comes back by itself. A browser does not notice a link that is
 * frozen, so that whatever is not answered in time takes the line down.
 */
import type { Answer } from '../../../../shared/error-codes.ts';
import { decodeFrame, encodeFrame } from '../../../../shared/frame.ts';
import { isChallenge, isStanding, statementOf } from '../../../../shared/room-wire.ts';
import type { Challenge, JoinMessage, ReturnMessage, StandingMessage } from '../../../../shared/room-wire.ts';
import type { WireAnswer, WireBroadcast, WireRequest } from '../../../../shared/wire.ts';
import type { Transport } from '../transport.ts';
import type { DeviceIdentity } from './device-identity.ts';

/** One socket; a browser's own, or another in tests. */
export interface Socket {
  send(frame: Uint8Array<ArrayBuffer>): void;
  /** Lets go of it: nothing is heard of it any more, whether the other end answers or not. */
  drop(): void;
}

export type OpenSocket = (ends: {
  readonly onFrame: (frame: Uint8Array) => void;
  readonly onDown: () => void;
}) => Socket;

/** The device's own monotonic time, and a way to be woken. */
export interface DeviceTime {
  readonly now: () => number;
  readonly after: (delayMs: number, run: () => void) => () => void;
}

/** `down`: no line, it is tried again. `waiting`: for the president. `up`: let in. The others are for good. */
export type LineState = 'down' | 'waiting' | 'up' | 'refused' | 'ended';

export interface LineParts {
  readonly openSocket: OpenSocket;
  readonly time: DeviceTime;
  /** From 0 to 1: spreads the devices that come back at once. */
  readonly random: () => number;
  /** Without a fingerprint that a code gave, the desk's own word is taken: a browser's user has accepted its certificate. */
  readonly desk: { readonly url: string; readonly fingerprint: string | null };
  readonly identity: DeviceIdentity;
  /** Of a device that was let in before; null for one that shows a code. */
  readonly deviceId: string | null;
  readonly token: string | null;
  readonly label: string;
  /** To be kept, for the next start. */
  readonly onAdmitted: (deviceId: string) => void;
}

export interface Line extends Transport {
  readonly state: () => LineState;
  /** The desk answered, and knows neither this device nor its code. */
  readonly isUnknown: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
  /** Tries again at once: the page shows again, or the network is back. */
  readonly knock: () => void;
  readonly close: () => void;
}

/** Longest that an answer may take, and that a socket may be mute before its first word. */
export const ANSWER_WITHIN_MS = 6_000;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

interface Awaited {
  readonly settle: (answer: Answer<unknown> | null) => void;
  readonly cancel: () => void;
}

/** Begins at once. */
export function createLine(parts: LineParts): Line {
  const { desk, identity, label, onAdmitted, openSocket, random, time, token } = parts;
  const told = new Set<(message: WireBroadcast) => void>();
  const connected = new Set<() => void>();
  const watchers = new Set<() => void>();
  const awaited = new Map<number, Awaited>();
  let { deviceId } = parts;
  let state: LineState = 'down';
  let socket: Socket | null = null;
  let lastId = 0;
  let failures = 0;
  let cancelTimer: () => void = () => undefined;
  let isClosed = false;
  let isUnknown = false;

  function become(next: LineState): void {
    if (state === next) return;
    state = next;
    for (const watcher of [...watchers]) watcher();
  }

  function arm(delayMs: number, run: () => void): void {
    cancelTimer();
    cancelTimer = time.after(delayMs, run);
  }

  function connect(): void {
    if (isClosed) return;
    socket?.drop();
    // What an earlier socket still says is not this one's.
    const isOurs = () => socket === opened && !isClosed;
    const opened: Socket = openSocket({
      onFrame: (frame) => {
        if (isOurs()) hear(frame);
      },
      onDown: () => {
        if (isOurs()) down();
      },
    });
    socket = opened;
    arm(ANSWER_WITHIN_MS, down);
  }

  /** Without waiting for the socket to say so. */
  function down(): void {
    socket?.drop();
    socket = null;
    for (const { cancel, settle } of [...awaited.values()]) {
      cancel();
      settle(null);
    }
    awaited.clear();
    cancelTimer();
    if (isClosed || state === 'refused') return;
    if (state !== 'ended') become('down');
    const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures, 10));
    failures += 1;
    arm(pause * (0.5 + random() / 2), connect);
  }

  function hear(frame: Uint8Array): void {
    const message = readFrame(frame);
    if (isChallenge(message)) void greet(message);
    else if (isStanding(message)) stand(message.standing);
    else if (isAnswer(message)) answered(message);
    else if (isBroadcast(message)) for (const listener of [...told]) listener(message);
    else if (state === 'down') unknown();
  }

  /** An empty frame: the desk does not know this device, or its code is no good: showing it again would be guessing. */
  function unknown(): void {
    isUnknown = true;
    if (deviceId === null) become('refused');
    else for (const watcher of [...watchers]) watcher();
    down();
  }

  async function greet({ challenge, fingerprint }: Challenge): Promise<void> {
    const given = socket;
    const statement = statementOf(desk.url, desk.fingerprint ?? fingerprint, challenge);
    const signature = await identity.sign(statement);
    // The line may have been lost meanwhile.
    if (given === null || given !== socket) return;
    if (deviceId !== null) {
      given.send(encodeFrame({ return: { deviceId, signature } } satisfies ReturnMessage));
    } else if (token !== null) {
      const { publicKey } = identity;
      given.send(encodeFrame({ join: { token, publicKey, signature, label } } satisfies JoinMessage));
    }
  }

  function stand({ deviceId: id, state: told }: StandingMessage['standing']): void {
    cancelTimer();
    failures = 0;
    isUnknown = false;
    if (told === 'waiting') become('waiting');
    else if (told === 'refused') become('refused');
    else if (told === 'ended') {
      become('ended');
      for (const listener of [...connected]) listener();
    } else {
      deviceId = id;
      if (id !== null) onAdmitted(id);
      become('up');
      for (const listener of [...connected]) listener();
    }
  }

  function answered({ answer, id }: WireAnswer): void {
    const waiting = awaited.get(id);
    if (waiting === undefined) return;
    awaited.delete(id);
    waiting.cancel();
    waiting.settle(answer);
  }

  connect();
  return {
    state: () => state,
    isUnknown: () => isUnknown,
    subscribe: (listener) => {
      watchers.add(listener);
      return () => watchers.delete(listener);
    },
    request: (area, method, payload) =>
      new Promise((resolve, reject) => {
        if (socket === null || (state !== 'up' && state !== 'ended')) {
          reject(new Error('the line is down'));
          return;
        }
        lastId += 1;
        const id = lastId;
        awaited.set(id, {
          settle: (answer) => {
            if (answer === null) reject(new Error('the line went down'));
            else resolve(answer);
          },
          cancel: time.after(ANSWER_WITHIN_MS, down),
        });
        socket.send(encodeFrame({ id, area, method, payload } satisfies WireRequest));
      }),
    listen: (listener) => {
      told.add(listener);
      return () => told.delete(listener);
    },
    onConnected: (listener) => {
      connected.add(listener);
      if (state === 'up') listener();
      return () => connected.delete(listener);
    },
    knock: () => {
      if (state !== 'down') return;
      failures = 0;
      connect();
    },
    close: () => {
      isClosed = true;
      cancelTimer();
      socket?.drop();
      socket = null;
      for (const { cancel } of awaited.values()) cancel();
      awaited.clear();
    },
  };
}

function readFrame(frame: Uint8Array): unknown {
  try {
    return decodeFrame(frame);
  } catch {
    return null;
  }
}

function isAnswer(message: unknown): message is WireAnswer {
  return typeof message === 'object' && message !== null && 'answer' in message;
}

function isBroadcast(message: unknown): message is WireBroadcast {
  return typeof message === 'object' && message !== null && 'broadcast' in message;
}
