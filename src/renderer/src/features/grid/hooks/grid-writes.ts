import type { Observation } from '../../../../../domain/assessment/assessment.types.ts';
import type { GridView } from '../../../../../shared/areas/passage/seats.ts';
import type { Seat } from './use-seat.ts';

/** What a juror does to their grid; each act is saved at once and can be taken back. */
export interface GridWrites {
  readonly observe: (indicatorId: string, value: Observation | null) => void;
  readonly mark: (criterionId: string, levelId: string | null) => void;
  /** Writes `not-observed` on every indicator that has no observation yet. */
  readonly observeNothing: (indicatorIds: readonly string[]) => void;
  readonly addNote: (competenceId: string, text: string) => void;
  readonly retractNote: (noteId: string) => void;
  readonly seal: () => void;
}

/** Binds the writes to an open seat and to the grid as it stands, from which the inverses are taken. */
export function gridWrites(seat: Pick<Seat, 'write'>, view: GridView): GridWrites {
  const { observations, marks, notes } = view.grid;

  const observe = (indicatorId: string, value: Observation | null) => {
    const before = observations[indicatorId] ?? null;
    seat.write(
      { kind: 'observation', indicatorId, value },
      { kind: 'observation', indicatorId, value: before },
    );
  };

  return {
    observe,
    mark: (criterionId, levelId) => {
      const before = marks[criterionId] ?? null;
      seat.write({ kind: 'mark', criterionId, levelId }, { kind: 'mark', criterionId, levelId: before });
    },
    observeNothing: (indicatorIds) => {
      for (const indicatorId of indicatorIds) {
        if (observations[indicatorId] === undefined) observe(indicatorId, 'not-observed');
      }
    },
    addNote: (competenceId, text) => {
      seat.write({ kind: 'note', competenceId, text });
    },
    retractNote: (noteId) => {
      const note = notes.find(({ id }) => id === noteId);
      seat.write(
        { kind: 'retraction', noteId },
        note === undefined ? undefined : { kind: 'note', competenceId: note.competenceId, text: note.text },
      );
    },
    seal: () => {
      seat.write({ kind: 'seal' });
    },
  };
}
