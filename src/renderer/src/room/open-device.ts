/** A device at work: its line, its queue, its seats, and what the page knew when it was left. */
import type { QueryClient } from '@tanstack/react-query';
import type { PassageView } from '../../../shared/areas/passage/passages.ts';
import type { RoomStanding } from '../../../shared/areas/room.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import { createDeskTime } from '../features/juror/index.ts';
import type { JurorDevice } from '../features/juror/index.ts';
import { jurorKeys } from '../features/juror/queries.ts';
import { api, speakOver, subscribe } from '../lib/api.ts';
import { todayIso } from '../lib/format.ts';
import { readAgain } from '../lib/read-again.ts';
import {
  browserSocket,
  createJottings,
  createProblemBox,
  createSeatKeeper,
  identityOf,
  openJurorRoom,
  watchDown,
} from '../lib/room/index.ts';
import type { BrowserStore, DeviceFacts, Line } from '../lib/room/index.ts';
import type { Transport } from '../lib/transport.ts';
import { dropFormerDay, keepCopies } from './copies.ts';
import { deviceTime } from './device-time.ts';

export interface OpenDeviceParts {
  readonly client: QueryClient;
  readonly store: BrowserStore;
  readonly facts: DeviceFacts;
  readonly token: string | null;
  /** The queue of another page of this device; empty when there is none. */
  readonly handed: BrowserStore;
  readonly label: string;
  readonly onAdmitted: () => void;
  /** The desk answered, and does not know this device any more, or does not let it write. */
  readonly onTurnedAway: () => void;
}

export interface OpenDevice {
  readonly device: JurorDevice;
  readonly jurorId: () => string | null;
  readonly close: () => void;
}

export async function openDevice(parts: OpenDeviceParts): Promise<OpenDevice> {
  const { client, facts, handed, label, onAdmitted, onTurnedAway, store, token } = parts;
  let { deviceId } = facts;
  await dropFormerDay(store, todayIso());
  const endCopies = await keepCopies(client, store);
  const room = await openJurorRoom({
    ...{ label, store, token, time: deviceTime },
    openSocket: browserSocket(facts.url),
    random: Math.random,
    desk: { url: facts.url, fingerprint: facts.fingerprint },
    identity: identityOf(facts.identity, crypto.subtle),
    deviceId,
    ownHour: Date.now,
    onAdmitted: (admitted) => {
      deviceId = admitted;
      void store.keepFacts({ ...facts, deviceId: admitted });
      onAdmitted();
    },
  });
  const { line } = room;
  speakOver(overLine(line));
  const problems = await createProblemBox({ api, copies: store, newId: () => crypto.randomUUID() });
  const jottings = await createJottings(store);
  const seats = await createSeatKeeper({
    ...{ api, copies: store, session: sessionStorage },
    outbox: room.outbox,
    handed: room.handed,
  });
  const down = watchDown(line, deviceTime, room.hour);

  const ends = [
    endCopies,
    down.end,
    line.subscribe(() => {
      if (line.state() === 'ended' || (line.isUnknown() && deviceId !== null)) onTurnedAway();
    }),
    line.onConnected(() => {
      readAgain(client);
      void seats.refresh();
      problems.resume();
      takeHanded().catch(() => undefined);
    }),
    subscribe('passage-changed', (view) => {
      if (isSealedElsewhere(view)) void seats.refresh();
    }),
    knockOnReturn(line),
  ];

  function isSealedElsewhere(view: PassageView): boolean {
    const own = view.seats.find((seat) => seat.jurorId === jurorId());
    const kept = seats.state(view.passageId);
    return own !== undefined && kept !== null && own.isSealed !== (kept.grid.sealedAt !== null);
  }

  function jurorId(): string | null {
    return client.getQueryData<RoomStanding>(jurorKeys.standing)?.juror?.jurorId ?? null;
  }

  /** What another page of this device held goes in under the same member's name only. */
  async function takeHanded(): Promise<void> {
    if (room.handed() !== null || (await handed.load()).entries.length === 0) return;
    const { juror } = await api.room.standing();
    if (juror?.jurorId === (await handed.copy('jurorId'))) await room.takeIn(handed);
  }

  return {
    device: {
      ...{ down, jottings, label, problems, room, seats },
      time: createDeskTime(room, deviceTime),
      isAdmitted: () => deviceId !== null,
    },
    jurorId,
    close: () => {
      for (const end of ends) end();
      room.close();
      handed.close();
    },
  };
}

/** Longest that a request waits for the line to be up. */
const LINE_WITHIN_MS = 3_000;

/** A line that stays down is a refusal like any other, with its own sentence. */
function overLine(line: Line): Transport {
  const unreachable: Answer<unknown> = { ok: false, code: 'desk-unreachable' };
  return {
    listen: line.listen,
    onConnected: line.onConnected,
    request: async (area, method, payload) => {
      await upWithin(line);
      return line.request(area, method, payload).catch(() => unreachable);
    },
  };
}

function upWithin(line: Line): Promise<void> {
  if (line.state() === 'up') return Promise.resolve();
  return new Promise((resolve) => {
    const settle = () => {
      cancel();
      end();
      resolve();
    };
    const cancel = deviceTime.after(LINE_WITHIN_MS, settle);
    const end = line.subscribe(() => {
      if (line.state() === 'up') settle();
    });
  });
}

/** A phone that was asleep, or a network that is back: tried at once. */
function knockOnReturn(line: Line): () => void {
  const knock = () => {
    if (document.visibilityState === 'visible') line.knock();
  };
  const places = [
    [globalThis, 'online'],
    [globalThis, 'pageshow'],
    [document, 'visibilitychange'],
  ] as const;
  for (const [place, event] of places) place.addEventListener(event, knock);
  return () => {
    for (const [place, event] of places) place.removeEventListener(event, knock);
  };
}
