/** The room: opened by the president, who lets each device in; what devices ask for beside the jury's own areas. */
import type { RoomPlace, RoomView, ScreenView } from '../../../shared/areas/room.ts';
import type { Caller } from '../../../shared/caller.ts';
import type { AreaHandlers, BroadcastName, Broadcasts } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { RoomDevice } from '../../db/repos/room-device.repo.ts';
import type { Announce } from '../../kernel/announcer.ts';
import type { Deps } from '../../kernel/deps.ts';
import type { Ask } from '../../kernel/door.ts';
import type { Hears } from '../../kernel/pages.ts';
import { granted, notFound, refuse } from '../../kernel/refusal.ts';
import { readPreferences } from '../app/index.ts';
import { createGridEntries, PANEL } from '../passage/index.ts';
import type { PassageRuntime, PassageStore, SeatRegistry } from '../passage/index.ts';
import { createCandidateWindows } from './candidate-window.ts';
import { cardOf } from './card.ts';
import { createTellSleep } from './desk-sleep.ts';
import { endOfDevice } from './device-words.ts';
import { createRoomDocuments } from './documents.ts';
import type { DeskDocuments } from './documents.ts';
import { createRoomEntries, pinMarkOf } from './entries.ts';
import { heardBy } from './hearing.ts';
import { createJoining } from './joining.ts';
import { createOpening } from './opening.ts';
import type { Waiting } from './hall.types.ts';
import { createProblems } from './problems.ts';
import type { RunningRoom } from './room.types.ts';
import { createReopening } from './reopening.ts';
import { viewRoom } from './room-view.ts';
import { emptyScreen, screenOf } from './screen.ts';
import { createSilences } from './silences.ts';
import { standingOf } from './standing.ts';

type Seats = AreaHandlers<'seats'>;

export interface RoomParts {
  readonly deps: Deps;
  readonly store: PassageStore;
  readonly runtime: PassageRuntime;
  readonly seats: SeatRegistry;
  readonly seatHandlers: Pick<Seats, 'close' | 'open' | 'seal'>;
  /** Where documents are read and signed. */
  readonly signing: DeskDocuments;
  /** The core's door, for what devices ask. */
  readonly ask: () => Ask;
}

export interface Room {
  readonly handlers: AreaHandlers<'room'>;
  readonly windowHandlers: AreaHandlers<'candidateScreen'>;
  readonly joiningHandlers: AreaHandlers<'joining'>;
  /** What a page that is not the desk's hears. */
  readonly hears: Hears;
  /** Opens a seat on the one device that writes for it, and nowhere else. */
  readonly openSeat: Seats['open'];
  /** Tells the devices what they may hear. */
  readonly tell: Announce;
  readonly isOpen: () => boolean;
  readonly resume: () => Promise<void>;
  readonly stop: () => void;
}

/** A closed room. */
export function createRoom({ ask, deps, runtime, seatHandlers, seats, signing, store }: RoomParts): Room {
  const { act, clock, repos } = deps;
  const entries = createRoomEntries(deps, createGridEntries(store, runtime));
  const sessionOf = (passageId: string) => store.passages.get(passageId)?.sessionId ?? null;
  const opening = createOpening({
    ...{ ask, deps, sessionOf },
    tellSilence: createSilences(repos, runtime),
    tellSleep: createTellSleep(deps, runtime),
    screenOf: (room) => screenNow(room.sessionId, room.isNameShown),
  });

  const language = () => readPreferences(repos.preferences, deps.systemLanguage).language;
  const windows = createCandidateWindows({
    ...{ deps, language },
    screenOf: screenNow,
  });

  /** The candidate before the jury now. */
  function screenNow(sessionId: string, isNameShown: boolean): ScreenView {
    const passageId = runtime.inProgress().find((id) => sessionOf(id) === sessionId);
    const view = passageId === undefined ? null : runtime.view(passageId);
    if (view === null) return emptyScreen(clock.read(), clock.rate);
    const subject = store.load(view.passageId)?.roleplay?.subject ?? null;
    return screenOf(view, { isNameShown, subject });
  }

  function state(): Answer<RoomView> {
    const room = opening.running();
    return granted({ open: room === null ? null : viewRoom(room, repos) });
  }

  function withRoom<Value>(then: (room: RunningRoom) => Answer<Value>): Answer<Value> {
    const room = opening.running();
    return room === null ? refuse('room-closed') : then(room);
  }

  /** Who waits under that id, in the open room. */
  function withWaiting(
    waitingId: string,
    then: (room: RunningRoom, waiting: Waiting) => Answer<RoomView>,
  ): Answer<RoomView> {
    return withRoom((room) => {
      const waiting = room.hall.waiting().find((each) => each.waitingId === waitingId);
      return waiting === undefined ? notFound({ waitingId }) : then(room, waiting);
    });
  }

  function deviceOf({ label, place, publicKey }: Waiting, sessionId: string): Omit<RoomDevice, 'admittedAt'> {
    const jurorId = place.role === 'juror' ? place.jurorId : null;
    return { id: deps.newId(), sessionId, role: place.role, jurorId, publicKey, label };
  }

  /** The seats that the member had open close: they write on the new device alone. */
  function letIn(room: RunningRoom, waitingId: string, device: RoomDevice): Answer<RoomView> {
    if (device.jurorId !== null) seats.closeEverywhere(device.jurorId);
    room.hall.admit(waitingId, device);
    return state();
  }

  /** Why that seat cannot be given by this place, or null. */
  function isUnknown(place: RoomPlace, sessionId: string): boolean {
    return place.role === 'juror' && repos.members.get(place.jurorId)?.sessionId !== sessionId;
  }

  /** A device may write no more: the minutes of the passages under way tell it. */
  function ended(
    room: RunningRoom,
    end: { readonly device: RoomDevice; readonly reason: 'taken-over' | 'released'; readonly note: string },
    then: (at: RoomDevice['admittedAt']) => void,
  ): Answer<null> {
    const { device, note, reason } = end;
    const done = runtime.together((at): Answer<null> => {
      repos.roomDevices.end(device.id, { reason, note, endedAt: at });
      then(at);
      if (device.jurorId === null) return granted(null);
      const text = endOfDevice(repos.members.get(device.jurorId)?.name ?? '', device, end);
      for (const [passageId, { stage }] of repos.progress.ofSession(room.sessionId)) {
        if (stage !== 'timed' && stage !== 'marking') continue;
        const noted = runtime.change(passageId, ({ apply, wrote }) => {
          wrote();
          return apply({ type: 'note-incident', category: 'technical', text }, PANEL);
        });
        // A passage that is in doubt takes no event: the register tells of the device all the same.
        if (!noted.ok && noted.code !== 'passage-in-doubt') return noted;
      }
      return granted(null);
    });
    if (!done.ok) return done;
    if (device.jurorId !== null) seats.closeEverywhere(device.jurorId);
    room.hall.end(device.id);
    deps.publish('data-changed', { topic: 'room' });
    return done;
  }

  /** A seat has one writer: its device, or the desk while it has none. */
  function refusalToOpen(jurorId: string, { device, role }: Caller) {
    const writer = repos.roomDevices.ofSeat(jurorId);
    if (writer !== null && writer.id !== device) return refuse('seat-on-device', { label: writer.label });
    return role === 'juror' && repos.roomDevices.endOf(device) !== null ? refuse('device-ended') : null;
  }

  const openSeat: Room['openSeat'] = async (request, caller) => {
    const refusal = refusalToOpen(request.jurorId, caller);
    if (refusal !== null) return refusal;
    const opened = await seatHandlers.open(request, caller);
    if (!opened.ok) return opened;
    // While the PIN was being checked another device may have taken the seat over.
    const since = refusalToOpen(request.jurorId, caller);
    if (since !== null) {
      seats.close(opened.value.token);
      return since;
    }
    const pinHash = repos.members.get(request.jurorId)?.pinHash ?? null;
    if (repos.roomDevices.get(caller.device) === null || pinHash === null) return opened;
    act(
      'room',
      ({ now }) => {
        repos.roomDevices.open(caller.device, pinMarkOf(pinHash), now.wall);
        return granted(null);
      },
      { caller },
    );
    return opened;
  };

  return {
    openSeat,
    windowHandlers: windows.handlers,
    joiningHandlers: createJoining(deps, language),
    hears: (caller, { broadcast, payload, stamp }) => {
      const told = { name: broadcast, payload: payload as Broadcasts[BroadcastName], stamp };
      const screen = windows.screen(caller);
      return screen === null ? null : heardBy(caller, told, { sessionOf, screen: () => screen });
    },
    tell: opening.tell,
    isOpen: () => opening.running() !== null,
    resume: () => opening.resume(),
    stop: () => {
      opening.stop();
    },
    handlers: {
      interfaces: () => granted(deps.room.places()),
      state: () => state(),
      open: async ({ address, isNameShown = false, port, sessionId }) => {
        const wanted = { address, isNameShown, sessionId, port: port ?? opening.lastPort() };
        const opened = await opening.open(wanted);
        return opened.ok ? state() : opened;
      },
      close: async () => {
        await opening.close();
        return state();
      },
      reach: () => opening.reach(),
      invite: (place) =>
        withRoom((room) => {
          if (isUnknown(place, room.sessionId)) return notFound();
          const { expiresAt, token } = room.tokens.issue(place, clock.read());
          return granted({ token, expiresAt, url: `${room.url}/#t=${token}&f=${room.fingerprint}` });
        }),
      admit: ({ waitingId }, caller) =>
        withWaiting(waitingId, (room, waiting) => {
          const { place } = waiting;
          if (isUnknown(place, room.sessionId)) return notFound({ waitingId });
          if (place.role === 'juror' && repos.roomDevices.ofSeat(place.jurorId) !== null) {
            return refuse('seat-has-device');
          }
          const admitted = act(
            'room',
            ({ now }) => {
              const device = { ...deviceOf(waiting, room.sessionId), admittedAt: now.wall };
              repos.roomDevices.insert(device);
              return granted(device);
            },
            { caller },
          );
          return admitted.ok ? letIn(room, waitingId, admitted.value) : admitted;
        }),
      refuse: ({ waitingId }) =>
        withWaiting(waitingId, (room) => {
          room.hall.refuse(waitingId);
          return state();
        }),
      takeOver: ({ note, waitingId }) =>
        withWaiting(waitingId, (room, waiting) => {
          const { place } = waiting;
          const former = place.role === 'juror' ? repos.roomDevices.ofSeat(place.jurorId) : null;
          if (former === null) return refuse('seat-without-device');
          const device = deviceOf(waiting, room.sessionId);
          let admittedAt = former.admittedAt;
          const done = ended(room, { device: former, reason: 'taken-over', note }, (at) => {
            admittedAt = at;
            repos.roomDevices.insert({ ...device, admittedAt });
          });
          return done.ok ? letIn(room, waitingId, { ...device, admittedAt }) : done;
        }),
      release: ({ deviceId, note }) =>
        withRoom((room) => {
          const device = repos.roomDevices.get(deviceId);
          if (device?.sessionId !== room.sessionId) return notFound({ deviceId });
          if (repos.roomDevices.endOf(deviceId) !== null) return refuse('device-ended');
          const done = ended(room, { device, reason: 'released', note }, () => undefined);
          return done.ok ? state() : done;
        }),
      screen: (_request, caller) => {
        const shown = windows.screen(caller);
        if (shown !== null) return granted(shown);
        return withRoom((room) => granted(screenNow(room.sessionId, room.isNameShown)));
      },
      standing: (_request, caller) => standingOf(repos, entries, caller),
      beat: ({ awaited }, { device }) =>
        withRoom(({ hall }) => {
          if (hall.presence.noteAwaited(device, awaited)) deps.publish('data-changed', { topic: 'room' });
          const { mono, wall } = clock.read();
          return granted({ monoMs: mono, at: wall });
        }),
      received: ({ clientId }, caller) => {
        if (caller.role !== 'juror') return refuse('not-for-this-device');
        return granted({ lastSequence: repos.roomEntries.last(caller.seat.jurorId, clientId) });
      },
      enter: (request, caller) => entries.enter(request, caller),
      seal: ({ clientId, lastSequence, token }, caller) => {
        if (caller.role !== 'juror') return refuse('not-for-this-device');
        // What the seat still holds comes first: sealed without it, it would be too late.
        const received = repos.roomEntries.last(caller.seat.jurorId, clientId);
        if (received < lastSequence) return refuse('entries-awaited', { count: lastSequence - received });
        return seatHandlers.seal({ token }, caller);
      },
      card: ({ passageId }, caller) => {
        if (caller.role !== 'juror') return refuse('not-for-this-device');
        const facts = store.load(passageId);
        return facts === null ? notFound({ passageId }) : granted(cardOf(facts, caller.seat.jurorId));
      },
      ...createProblems(deps, state),
      ...createReopening({ deps, runtime, entries, state }),
      ...createRoomDocuments(deps, signing),
    },
  };
}
