/** Opens and closes the room's port. Nothing listens but between the two. */
import { instant } from '../../../domain/time/time.ts';
import { ROOM_PORT } from '../../../shared/areas/room.ts';
import type { RoomReach, ScreenView } from '../../../shared/areas/room.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { Announce } from '../../kernel/announcer.ts';
import type { Deps } from '../../kernel/deps.ts';
import type { Ask } from '../../kernel/door.ts';
import { granted, notFound, refuse } from '../../kernel/refusal.ts';
import type { NetworkPlace } from '../../kernel/room-server.types.ts';
import { authorityFor } from './authority-file.ts';
import { fingerprintOf, keyPemOf, makeRoomLeaf, pemOf } from './certificates.ts';
import type { TellSleep } from './desk-sleep.ts';
import { createHall } from './hall.ts';
import type { Hall } from './hall.types.ts';
import { createOpenRecords } from './open-record.ts';
import type { OpenRecord } from './open-record.ts';
import type { RunningRoom } from './room.types.ts';
import type { TellSilence } from './silences.ts';
import { createTokens } from './tokens.ts';

const SERIAL_BYTES = 16;

/** What is asked for; the room that was open before says the rest. */
export type WantedRoom = Omit<OpenRecord, 'openedAt'>;

export interface Opening {
  readonly running: () => RunningRoom | null;
  open(wanted: WantedRoom, openedAt?: number): Promise<Answer<RunningRoom>>;
  close(): Promise<void>;
  /** Looks for the port from this machine. */
  reach(): Promise<Answer<RoomReach>>;
  /** Opens again the room that was open when the desk last ran. */
  resume(): Promise<void>;
  /** The last port that a room was opened on today. */
  lastPort(): number;
  readonly tell: Announce;
  /** Closes the port, and leaves the room to be resumed. */
  stop(): void;
}

export interface OpeningParts {
  readonly deps: Deps;
  readonly ask: () => Ask;
  readonly sessionOf: (passageId: string) => string | null;
  readonly screenOf: (room: WantedRoom) => ScreenView;
  readonly tellSilence: TellSilence;
  readonly tellSleep: TellSleep;
}

/** A closed room. */
export function createOpening(parts: OpeningParts): Opening {
  const { ask, deps, screenOf, sessionOf, tellSilence, tellSleep } = parts;
  const { clock, logFailure, publish, randomBytes, repos, room: tools } = deps;
  const records = createOpenRecords(deps);
  let running: RunningRoom | null = null;
  let last: Promise<unknown> = Promise.resolve();
  /** The application ends: a room that was about to open is not opened any more. */
  let isStopped = false;
  const isEnding = () => isStopped;

  /** One opening or closing after the other. */
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  }

  async function serve(place: NetworkPlace, wanted: WantedRoom, openedAt: number): Promise<RunningRoom> {
    const at = clock.read().wall;
    const authority = await authorityFor(deps, place, at);
    const leaf = await makeRoomLeaf(authority, place.address, { at, serialBytes: randomBytes(SERIAL_BYTES) });
    const fingerprint = fingerprintOf(authority.der);
    const tokens = createTokens(randomBytes);
    // Where it listens is known once it does; who comes before that is let go.
    let hall: Hall | null = null;
    const server = await tools.serve({
      address: wanted.address,
      port: wanted.port,
      key: keyPemOf(leaf.pkcs8),
      certificates: pemOf(leaf.der, authority.der),
      fingerprint,
      onConnection: (connection) => {
        if (hall === null) connection.close();
        else hall.accept(connection);
      },
    });
    const { port } = server;
    const url = `https://${wanted.address}:${String(port)}`;
    hall = createHall({
      ...{ deps, tellSilence, tokens },
      tellSleep: (slept) => {
        tellSleep(wanted.sessionId, slept);
      },
      ask: (name, payload, caller) => ask()(name, payload, caller),
      desk: { url, fingerprint, sessionId: wanted.sessionId },
      hearing: { sessionOf, screen: () => screenOf(wanted) },
    });
    return { ...wanted, port, openedAt, url, fingerprint, hall, tokens, server };
  }

  async function openNow(wanted: WantedRoom, openedAt?: number): Promise<Answer<RunningRoom>> {
    if (isEnding()) return refuse('room-closed');
    if (running !== null) return refuse('room-already-open');
    if (repos.sessions.get(wanted.sessionId) === null) return notFound({ sessionId: wanted.sessionId });
    const place = tools.places().find(({ address }) => address === wanted.address);
    if (place === undefined) return refuse('room-address-gone', { address: wanted.address });
    try {
      running = await serve(place, wanted, openedAt ?? clock.read().wall);
      if (isEnding()) {
        await shut();
        return refuse('room-closed');
      }
    } catch (error) {
      logFailure('room.open', error);
      const reason = error instanceof Error && 'code' in error ? String(error.code) : '';
      return refuse('room-not-opened', { port: wanted.port, reason });
    }
    const { address, isNameShown, port, sessionId } = running;
    records.write({ address, isNameShown, port, sessionId, openedAt: running.openedAt });
    publish('data-changed', { topic: 'room' });
    return granted(running);
  }

  async function shut(): Promise<void> {
    const room = running;
    running = null;
    if (room === null) return;
    room.hall.close();
    await room.server.close();
  }

  return {
    running: () => running,
    open: (wanted, openedAt) => inTurn(() => openNow(wanted, openedAt)),
    close: () =>
      inTurn(async () => {
        records.close();
        await shut();
        publish('data-changed', { topic: 'room' });
      }),
    reach: async () => {
      if (running === null) return refuse('room-closed');
      const { address, port, server } = running;
      const failure = await server.tryItself();
      return granted({ address, port, failure, callCount: server.callCount() });
    },
    resume: async () => {
      const record = records.read(clock.read().wall);
      if (record === null) return;
      const { openedAt, ...wanted } = record;
      const opened = await inTurn(() => openNow(wanted, openedAt));
      if (!opened.ok && !isEnding()) logFailure('room.resume', new Error(opened.code));
    },
    lastPort: () => records.lastPort(instant(clock.read().wall)) ?? ROOM_PORT,
    tell: (name, payload, stamp) => {
      running?.hall.tell(name, payload, stamp);
    },
    stop: () => {
      isStopped = true;
      shut().catch((error: unknown) => {
        logFailure('room.stop', error);
      });
    },
  };
}
