/** Entries into grids, by whichever door they come: checked against the test, stamped with the phase, stored at once. */
import type { Grid, PhaseStamp } from '../../../domain/assessment/assessment.types.ts';
import { applyGridEntry } from '../../../domain/assessment/grid.ts';
import type { GridEntry } from '../../../domain/assessment/grid.ts';
import { markFault } from '../../../domain/assessment/reckoning/mark.ts';
import { markingRefusal, unfinishedPhaseIds } from '../../../domain/passage/passage.assessing.ts';
import { receptionGaps } from '../../../domain/passage/passage.rules.ts';
import { elapsedMs, phaseInProgress } from '../../../domain/passage/passage.timing.ts';
import type { PassageState } from '../../../domain/passage/passage.types.ts';
import type { Reading } from '../../../domain/time/time.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import { granted, refuse } from '../../kernel/refusal.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { contextOf, criteriaOf, gridOf, markersOf } from './passage-facts.ts';
import type { PassageFacts } from './passage-facts.ts';
import type { PassageChange, PassageRuntime } from './passage-runtime.ts';
import { SYSTEM } from './passage-runtime.ts';
import type { PassageStore } from './passage-store.ts';
import type { OpenedSeat } from './seat-registry.ts';

export interface GridEntries {
  /**
   * Stores one entry of that seat and answers what `read` makes of the passage after it. `alongside` writes into the same
   * act, once nothing speaks against the entry any more.
   */
  enter<Read>(
    seat: OpenedSeat,
    entry: GridEntry,
    read: (after: PassageFacts) => Answer<Read>,
    alongside?: (now: Reading) => void,
  ): Answer<Read>;
  /** The same for an entry that is typed in after the passage, from the member's sheet of paper; it is told as such. */
  enterFromPaper<Read>(
    seat: OpenedSeat,
    entry: GridEntry,
    read: (after: PassageFacts) => Answer<Read>,
  ): Answer<Read>;
}

/** What an entry is held to beside the rules of every entry, and what is written in its act. */
interface Around {
  readonly refusal?: (change: PassageChange) => Refusal | null;
  readonly alongside?: ((now: Reading) => void) | undefined;
}

/** Entries over one store. */
export function createGridEntries(store: PassageStore, runtime: PassageRuntime): GridEntries {
  /** The grid comes to what a reading of its entries would give: both apply them by the same rule. */
  function append({ jurorId, passageId }: OpenedSeat, entry: GridEntry, change: PassageChange): void {
    const stamp = stampOf(change.state(), change.now);
    store.grids.append(passageId, jurorId, entry, stamp);
    const grid = applyGridEntry(gridOf(change.facts, jurorId), entry, stamp);
    change.becomes({ grids: new Map([...change.facts.grids, [jurorId, grid]]) });
  }

  const entering =
    (seat: OpenedSeat, entry: GridEntry, { alongside, refusal: ownRefusal }: Around) =>
    (change: PassageChange): Answer<null> => {
      const { facts } = change;
      const refusal =
        refusalToMark(facts, seat.jurorId) ??
        entryRefusal(facts, gridOf(facts, seat.jurorId), entry) ??
        ownRefusal?.(change) ??
        null;
      if (refusal !== null) return refusal;
      if (!isJudgement(entry)) {
        append(seat, entry, change);
        alongside?.(change.now);
        return granted(null);
      }
      // A judgement is a start: nobody judges before everything that the start asks for is there.
      const [gap] = facts.state.stage === 'reception' ? receptionGaps(change.state(), contextOf(facts)) : [];
      if (gap !== undefined) return refuse(gap);
      change.wrote();
      change.begin();
      append(seat, entry, change);
      alongside?.(change.now);
      return noteMark(change);
    };

  return {
    enter: (seat, entry, read, alongside) =>
      runtime.changeAndRead(seat.passageId, entering(seat, entry, { alongside }), read),
    enterFromPaper: (seat, entry, read) =>
      runtime.changeAndRead(
        seat.passageId,
        entering(seat, entry, {
          refusal: ({ facts }) => refusalFromPaper(facts),
          alongside: () => {
            store.papers.noteLast(seat.passageId, seat.jurorId);
          },
        }),
        read,
      ),
  };
}

/** Why nothing may be typed in from paper yet, or null: while the candidate may still speak, it would not be afterwards. */
export function refusalFromPaper({ state }: PassageFacts): Refusal | null {
  const ids = unfinishedPhaseIds({ stage: state.stage, phases: state.phases });
  return ids.length === 0 ? null : refuse('phases-not-finished', { ids });
}

/** Whether that member sits with a voice in this passage, and so has a grid. */
export function isMarker(facts: PassageFacts, jurorId: string): boolean {
  return markersOf(facts).some(({ id }) => id === jurorId);
}

/** Why that member may enter nothing now, or null. */
export function refusalToMark(facts: PassageFacts, jurorId: string): Refusal | null {
  const isSealed = gridOf(facts, jurorId).sealedAt !== null;
  return markingRefusal(facts.state, { isVoting: isMarker(facts, jurorId), isSealed });
}

/** Why the test, or the grid, does not take that entry, or null. */
function entryRefusal(facts: PassageFacts, grid: Grid, entry: GridEntry): Refusal | null {
  switch (entry.kind) {
    case 'observe': {
      const isKnown = criteriaOf(facts).some(({ indicators }) =>
        indicators.some(({ id }) => id === entry.indicatorId),
      );
      return isKnown ? null : unknownTarget(entry.indicatorId);
    }
    case 'mark': {
      const criterion = criteriaOf(facts).find(({ id }) => id === entry.criterionId);
      if (criterion === undefined) return unknownTarget(entry.criterionId);
      const { levelId } = entry;
      const isLevel = levelId === null || markFault(criterion.scale, levelId) === null;
      return isLevel ? null : refuse('unknown-level', { levelId });
    }
    case 'note': {
      const { competenceId } = entry;
      const isKnown = competenceId === null || facts.competences.some(({ id }) => id === competenceId);
      return isKnown ? null : unknownTarget(competenceId);
    }
    case 'retract-note':
      return grid.notes.some(({ id }) => id === entry.noteId) ? null : unknownTarget(entry.noteId);
  }
}

/** Notes may be taken on the written work before the candidate speaks; observations and marks may not. */
function isJudgement({ kind }: GridEntry): boolean {
  return kind === 'observe' || kind === 'mark';
}

function stampOf(state: PassageState, now: Reading): PhaseStamp {
  const phase = phaseInProgress(state);
  return {
    at: now.wall,
    phaseId: phase?.id ?? null,
    elapsedMs: phase === null ? null : elapsedMs(state, phase, now),
  };
}

/** Marks while the clock stands before a phase: the machine raises the alarm, once. */
function noteMark({ apply }: PassageChange): Answer<null> {
  const noted = apply({ type: 'note-mark' }, SYSTEM);
  return noted.ok ? granted(null) : noted;
}

function unknownTarget(id: string): Refusal {
  return refuse('unknown-target', { id });
}
