/**
 * The lines of an open room. A stranger is answered by one empty frame, whatever it says, until its greeting holds; then it
 * waits for the president, or is let in again as the device that it is. What it asks afterwards goes through the core's door.
 */
import { durationMs } from '../../../domain/time/time.ts';
import type { Caller } from '../../../shared/caller.ts';
import type { Broadcasts } from '../../../shared/contract.ts';
import { decodeFrame, encodeFrame } from '../../../shared/frame.ts';
import { statementOf } from '../../../shared/room-wire.ts';
import type { Challenge, StandingMessage } from '../../../shared/room-wire.ts';
import { isWireRequest } from '../../../shared/wire.ts';
import type { WireAnswer } from '../../../shared/wire.ts';
import type { RoomDevice } from '../../db/repos/room-device.repo.ts';
import { refuse } from '../../kernel/refusal.ts';
import { createDeskSleepWatch } from './desk-sleep.ts';
import { isSignedBy } from './device-key.ts';
import { greetingOf, MAX_GREETING_BYTES } from './greeting.ts';
import type { Greeting } from './greeting.ts';
import type { Hall, HallParts, Line, Standing } from './hall.types.ts';
import { createPace } from './pace.ts';
import { createPresence } from './presence.ts';
import { spreadTo } from './spread.ts';

const EMPTY = new Uint8Array(0);
const CHALLENGE_BYTES = 32;
const MOST_FAULTS = 20;
const MOST_STRANGERS = 64;
const SWEEP_EVERY = durationMs(5_000);
/** A pong proves no live page: a device must say something itself. */
const LONGEST_SILENCE_MS: Readonly<Record<Standing['kind'], number>> = {
  stranger: 60_000,
  waiting: 15 * 60_000,
  'let-in': 20_000,
};
/** A device that was ended still hands in what it holds, which is kept and not counted. */
const OF_AN_ENDED: readonly string[] = ['room.enter', 'room.received'];

/** The hall of a room that just opened. */
export function createHall({ ask, deps, desk, hearing, tellSilence, tellSleep, tokens }: HallParts): Hall {
  const { clock, newId, publish, randomBytes, repos, scheduler } = deps;
  const lines = new Set<Line>();
  const presence = createPresence();
  /** Monotonic time at which each device that left was last heard. */
  const silentSince = new Map<string, number>();
  const sleep = createDeskSleepWatch({
    deps,
    // Nobody was silent while nobody listened.
    onMissed: (missed) => {
      for (const line of lines) line.heardAt += missed;
      for (const [deviceId, since] of silentSince) silentSince.set(deviceId, since + missed);
    },
    onSlept: (slept) => {
      presence.slept();
      tellSleep(slept);
      changed();
    },
  });
  let disarm = scheduler.after(SWEEP_EVERY, sweep);
  const pace = createPace(deps, (payload, stamp) => {
    spread({ name: 'grids-changed', payload, stamp });
  });

  function sweep(): void {
    const now = clock.read();
    sleep.look(now);
    for (const line of lines) {
      if (now.mono - line.heardAt > LONGEST_SILENCE_MS[line.standing.kind]) drop(line);
    }
    disarm = scheduler.after(SWEEP_EVERY, sweep);
  }

  /** A line that is frozen may never say that it closed. */
  function drop(line: Line): void {
    line.connection.close();
    gone(line);
  }

  function gone(line: Line): void {
    sleep.look(clock.read());
    if (!lines.delete(line)) return;
    const { standing } = line;
    if (standing.kind === 'let-in') {
      presence.left(standing.caller.device);
      silentSince.set(standing.caller.device, line.heardAt);
    }
    if (standing.kind !== 'stranger') changed();
  }

  function changed(): void {
    publish('data-changed', { topic: 'room' });
  }

  function empty(line: Line): void {
    line.connection.send(EMPTY);
    line.faults += 1;
    if (line.faults > MOST_FAULTS) drop(line);
  }

  function say(
    line: Line,
    state: StandingMessage['standing']['state'],
    deviceId: string | null = null,
  ): void {
    line.connection.send(encodeFrame({ standing: { state, deviceId } } satisfies StandingMessage));
  }

  function hear(line: Line, frame: Uint8Array): void {
    const now = clock.read();
    sleep.look(now);
    line.heardAt = now.mono;
    const message = readFrame(frame);
    const { standing } = line;
    if (standing.kind === 'let-in') {
      presence.heard(standing.caller.device, now.wall);
      request(line, standing, message);
      return;
    }
    const isGreeting = standing.kind === 'stranger' && frame.byteLength <= MAX_GREETING_BYTES;
    const greeting = isGreeting ? greetingOf(message) : null;
    if (greeting === null || !greet(line, greeting)) empty(line);
  }

  /** Whether the greeting holds. */
  function greet(line: Line, greeting: Greeting): boolean {
    const statement = statementOf(desk.url, desk.fingerprint, line.challenge);
    if (greeting.kind === 'return') {
      const device = repos.roomDevices.get(greeting.deviceId);
      if (device?.sessionId !== desk.sessionId) return false;
      if (!isSignedBy(device.publicKey, statement, greeting.signature)) return false;
      letIn(line, device);
      return true;
    }
    const { label, publicKey, signature, token } = greeting;
    const now = clock.read();
    if (!isSignedBy(publicKey, statement, signature)) return false;
    // Its line was cut before it heard that it was let in: its key says who it is.
    const known = repos.roomDevices
      .standing(desk.sessionId)
      .find((device) => isSame(device.publicKey, publicKey));
    if (known !== undefined) {
      letIn(line, known);
      return true;
    }
    const { remote } = line.connection;
    const place = tokens.take(token, { key: publicKey, remote }, now);
    if (place === null) return false;
    line.standing = {
      kind: 'waiting',
      waiting: { waitingId: newId(), place, label, publicKey, remote, since: now.wall },
    };
    say(line, 'waiting');
    changed();
    return true;
  }

  function letIn(line: Line, device: RoomDevice): void {
    // A page that was loaded again: its old line may not know yet that it is dead.
    for (const other of lines) {
      if (other !== line && isOf(other, device.id)) drop(other);
    }
    const isEnded = repos.roomDevices.endOf(device.id) !== null;
    line.standing = { kind: 'let-in', caller: callerOf(device), isEnded };
    line.faults = 0;
    if (!isEnded) {
      const { mono, wall } = clock.read();
      presence.came(device.id, wall);
      tellSilence(device, durationMs(mono - (silentSince.get(device.id) ?? mono)));
    }
    say(line, isEnded ? 'ended' : 'admitted', device.id);
    changed();
  }

  function request(
    line: Line,
    { caller, isEnded }: Extract<Standing, { kind: 'let-in' }>,
    message: unknown,
  ): void {
    if (!isWireRequest(message)) {
      empty(line);
      return;
    }
    const { area, id, method, payload } = message;
    const name = `${area}.${method}`;
    if (isEnded && !OF_AN_ENDED.includes(name)) {
      answer(line, { id, answer: refuse('device-ended') });
      return;
    }
    // A payload of nothing has no word of its own in JSON.
    ask(name, payload ?? undefined, caller).then(
      (given) => {
        answer(line, { id, answer: given });
      },
      (error: unknown) => {
        deps.logFailure('room.ask', error);
        answer(line, { id, answer: refuse('internal') });
      },
    );
  }

  /** What was asked before the device was ended is answered; another device's line never is. */
  function answer(line: Line, message: WireAnswer): void {
    if (lines.has(line)) line.connection.send(encodeFrame(message));
  }

  function spread(told: Parameters<typeof spreadTo>[1]): void {
    const hearers = [...lines].flatMap(({ connection, standing }) =>
      standing.kind !== 'let-in' || standing.isEnded
        ? []
        : [
            {
              caller: standing.caller,
              send: (frame: Uint8Array) => {
                connection.send(frame);
              },
            },
          ],
    );
    spreadTo(hearers, told, hearing);
  }

  function lineOf(waitingId: string): Line | undefined {
    return [...lines].find(
      ({ standing }) => standing.kind === 'waiting' && standing.waiting.waitingId === waitingId,
    );
  }

  return {
    presence,
    lastSleep: sleep.last,
    accept: (connection) => {
      const challenge = Buffer.from(randomBytes(CHALLENGE_BYTES)).toString('hex');
      const now = clock.read();
      sleep.look(now);
      const line: Line = {
        ...{ connection, challenge, faults: 0 },
        standing: { kind: 'stranger' },
        heardAt: now.mono,
      };
      const strangers = [...lines].filter(({ standing }) => standing.kind === 'stranger');
      if (strangers.length >= MOST_STRANGERS && strangers[0] !== undefined) drop(strangers[0]);
      lines.add(line);
      connection.listen({
        onFrame: (frame) => {
          if (lines.has(line)) hear(line, frame);
        },
        onClose: () => {
          gone(line);
        },
      });
      connection.send(encodeFrame({ challenge, fingerprint: desk.fingerprint } satisfies Challenge));
    },
    tell: (name, payload, stamp) => {
      if (name === 'grids-changed') {
        pace.tell(payload as Broadcasts['grids-changed'], stamp);
        return;
      }
      if (name === 'passage-changed') pace.release((payload as Broadcasts['passage-changed']).passageId);
      spread({ name, payload, stamp });
    },
    waiting: () =>
      [...lines].flatMap(({ standing }) => (standing.kind === 'waiting' ? [standing.waiting] : [])),
    admit: (waitingId, device) => {
      const line = lineOf(waitingId);
      if (line !== undefined) letIn(line, device);
    },
    refuse: (waitingId) => {
      const line = lineOf(waitingId);
      if (line === undefined) return;
      say(line, 'refused');
      drop(line);
    },
    end: (deviceId) => {
      for (const line of lines) {
        if (line.standing.kind !== 'let-in' || !isOf(line, deviceId)) continue;
        line.standing = { ...line.standing, isEnded: true };
        presence.left(deviceId);
        say(line, 'ended', deviceId);
      }
    },
    close: () => {
      disarm();
      sleep.stop();
      pace.stop();
      for (const { connection } of lines) connection.close();
      lines.clear();
    },
  };
}

function isOf({ standing }: Line, deviceId: string): boolean {
  return standing.kind === 'let-in' && standing.caller.device === deviceId;
}

function callerOf({ id, jurorId, role, sessionId }: RoomDevice): Caller {
  if (role !== 'juror') return { device: id, role, sessionId };
  if (jurorId === null) throw new Error("a juror's device has a seat");
  return { device: id, role, seat: { sessionId, jurorId } };
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.from(one).equals(other);
}

function readFrame(frame: Uint8Array): unknown {
  try {
    return decodeFrame(frame);
  } catch {
    return null;
  }
}
