import { missingMarks } from '../../../domain/assessment/grid.ts';
import type { GridEntry } from '../../../domain/assessment/grid.ts';
import { sealLacks } from '../../../domain/passage/passage.assessing.ts';
import type { Caller } from '../../../shared/caller.ts';
import type { AreaHandlers } from '../../../shared/contract.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { GridView, OpenSeat } from '../../../shared/areas/passage/seats.ts';
import { refuse, notFound } from '../../kernel/refusal.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { Deps } from '../../kernel/deps.ts';
import { createPaperGrid } from './paper-grid.ts';
import { createGridEntries, isMarker, refusalToMark } from './grid-entries.ts';
import { gridOf } from './passage-facts.ts';
import type { PassageFacts } from './passage-facts.ts';
import type { PassageChange, PassageRuntime } from './passage-runtime.ts';
import type { PassageStore } from './passage-store.ts';
import { coverageOf } from './passage-view.ts';
import type { PinGuard } from '../../kernel/pin.ts';
import type { HeldSeat, OpenedSeat, SeatRegistry } from './seat-registry.ts';

/** Seats of the jury: opened by a PIN, read and marked through their own token only. */
export function createSeatsUsecases(
  deps: Pick<Deps, 'newId'>,
  store: PassageStore,
  runtime: PassageRuntime,
  guard: PinGuard,
  seats: SeatRegistry,
): AreaHandlers<'seats'> {
  const entries = createGridEntries(store, runtime);

  function gridView(seat: OpenedSeat): Answer<GridView> {
    const { passageId } = seat;
    const facts = store.load(passageId);
    return facts === null ? notFound({ passageId }) : gridOfSeat(facts, seat);
  }

  /** A token opens its seat on the device that opened it, and nowhere else. */
  function withSeat<Value>(
    token: string,
    caller: Caller,
    then: (seat: OpenedSeat) => Answer<Value>,
  ): Answer<Value> {
    const seat = seats.find(token);
    if (seat === null) return refuse('seat-closed');
    return isHeldBy(seat, caller) ? then(seat) : refuse('seat-of-another');
  }

  /** One entry, stored before it is answered. */
  function enter(token: string, caller: Caller, entry: GridEntry, fromPaper?: true): Answer<GridView> {
    return withSeat(token, caller, (seat) => {
      const read = (facts: PassageFacts) => gridOfSeat(facts, seat);
      return fromPaper === true
        ? entries.enterFromPaper(seat, entry, read)
        : entries.enter(seat, entry, read);
    });
  }

  return {
    ...createPaperGrid(store, runtime, withSeat),
    open: async ({ passageId, jurorId, pin }, { device }): Promise<Answer<OpenSeat>> => {
      const facts = store.load(passageId);
      const member = facts?.members.find(({ id }) => id === jurorId);
      if (facts === null || member === undefined) {
        return notFound({ passageId, jurorId });
      }
      if (!isMarker(facts, jurorId)) return { ok: false, code: 'member-may-not-mark' };
      if (member.pinHash === null) return { ok: false, code: 'pin-not-set' };
      const checked = await guard.check(jurorId, pin, member.pinHash);
      if (!checked.ok) return checked;
      // While the PIN was being checked the member may have left, and the PIN may have been replaced.
      const after = store.load(passageId);
      const isPinTheirs = after?.members.find(({ id }) => id === jurorId)?.pinHash === member.pinHash;
      if (after === null || !isPinTheirs) return { ok: false, code: 'pin-wrong' };
      const view = gridOfSeat(after, { passageId, jurorId });
      if (!view.ok) return view;
      const token = seats.open(device, { passageId, jurorId });
      return { ok: true, value: { token, view: view.value } };
    },

    openBeside: ({ token, passageId }, caller) => {
      const seat = seats.find(token);
      if (seat === null) return refuse('seat-closed');
      if (!isHeldBy(seat, caller)) return refuse('seat-of-another');
      const { jurorId } = seat;
      const facts = store.load(passageId);
      if (facts === null) return notFound({ passageId });
      if (!facts.mateIds.includes(seat.passageId)) return refuse('not-together');
      const view = gridOfSeat(facts, seat);
      if (!view.ok) return view;
      return {
        ok: true,
        value: { token: seats.open(caller.device, { passageId, jurorId }), view: view.value },
      };
    },

    close: ({ token }, caller) => {
      const seat = seats.find(token);
      if (seat !== null && !isHeldBy(seat, caller)) return refuse('seat-of-another');
      seats.close(token);
      return { ok: true, value: null };
    },

    grid: ({ token }, caller) => withSeat(token, caller, gridView),

    observe: ({ fromPaper, indicatorId, token, value }, caller) =>
      enter(token, caller, { kind: 'observe', indicatorId, value }, fromPaper),

    mark: ({ criterionId, fromPaper, levelId, token }, caller) =>
      enter(token, caller, { kind: 'mark', criterionId, levelId }, fromPaper),

    addNote: ({ token, competenceId, text }, caller) =>
      enter(token, caller, { kind: 'note', noteId: deps.newId(), competenceId, text }),

    retractNote: ({ token, noteId }, caller) => enter(token, caller, { kind: 'retract-note', noteId }),

    seal: ({ token }, caller) =>
      withSeat(token, caller, (seat) => {
        const sealing = ({ facts, now, wrote }: PassageChange): Answer<null> => {
          const refusal =
            refusalToMark(facts, seat.jurorId) ??
            refusalWhileHeld(facts) ??
            refusalToSeal(facts, seat.jurorId);
          if (refusal !== null) return refusal;
          store.grids.seal(seat.passageId, seat.jurorId, now.wall);
          wrote('grids');
          return { ok: true, value: null };
        };
        return runtime.changeAndRead(seat.passageId, sealing, (after) => gridOfSeat(after, seat));
      }),
  };
}

function isHeldBy({ deviceId, jurorId }: HeldSeat, caller: Caller): boolean {
  return deviceId === caller.device && (caller.role !== 'juror' || caller.seat.jurorId === jurorId);
}

/** Whoever left does not read on through a seat that is still open, and nobody reads in their place. */
function gridOfSeat(facts: PassageFacts, { jurorId }: OpenedSeat): Answer<GridView> {
  if (!isMarker(facts, jurorId)) return { ok: false, code: 'member-may-not-mark' };
  return { ok: true, value: viewGrid(facts, jurorId) };
}

function viewGrid(facts: PassageFacts, jurorId: string): GridView {
  const grid = gridOf(facts, jurorId);
  return {
    passageId: facts.passage.id,
    jurorId,
    grid,
    coverage: coverageOf(facts.competences, [grid]),
    missing: missingMarks(facts.competences, grid),
  };
}

/** Nothing is closed while the president has not ruled whether the test goes on. */
function refusalWhileHeld({ state }: PassageFacts): Refusal | null {
  return state.jury?.awaitsRuling === true ? { ok: false, code: 'withdrawal-awaits-ruling' } : null;
}

function refusalToSeal(facts: PassageFacts, jurorId: string): Refusal | null {
  const { competences, state } = facts;
  const { missing, unfinishedPhaseIds } = sealLacks(state, competences, gridOf(facts, jurorId));
  if (unfinishedPhaseIds.length > 0) return refuse('phases-not-finished', { ids: unfinishedPhaseIds });
  return missing.length > 0 ? refuse('grid-incomplete', { missing }) : null;
}
