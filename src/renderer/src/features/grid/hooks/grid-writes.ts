import type { Observation } from '../../../../../domain/assessment/assessment.types.ts';
import type { GridView } from '../../../../../shared/areas/passage/seats.ts';
import { api } from '../../../lib/api.ts';
import type { SeatWrite } from './seat-entries.ts';
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
export function gridWrites(seat: Seat, view: GridView): GridWrites {
  const { observations, marks, notes } = view.grid;

  const observing =
    (indicatorId: string, value: Observation | null): SeatWrite =>
    (token) =>
      api.seats.observe({ token, indicatorId, value });
  const marking =
    (criterionId: string, levelId: string | null): SeatWrite =>
    (token) =>
      api.seats.mark({ token, criterionId, levelId });
  const noting =
    (competenceId: string | null, text: string): SeatWrite =>
    (token) =>
      api.seats.addNote({ token, competenceId, text });

  const observe = (indicatorId: string, value: Observation | null) => {
    const words = { kind: 'observation', indicatorId, value } as const;
    seat.write(
      words,
      observing(indicatorId, value),
      observing(indicatorId, observations[indicatorId] ?? null),
    );
  };

  return {
    observe,
    mark: (criterionId, levelId) => {
      const words = { kind: 'mark', criterionId, levelId } as const;
      seat.write(words, marking(criterionId, levelId), marking(criterionId, marks[criterionId] ?? null));
    },
    observeNothing: (indicatorIds) => {
      for (const indicatorId of indicatorIds) {
        if (observations[indicatorId] === undefined) observe(indicatorId, 'not-observed');
      }
    },
    addNote: (competenceId, text) => {
      seat.write({ kind: 'note', competenceId, text }, noting(competenceId, text));
    },
    retractNote: (noteId) => {
      const note = notes.find(({ id }) => id === noteId);
      seat.write(
        { kind: 'retraction', noteId },
        (token) => api.seats.retractNote({ token, noteId }),
        note === undefined ? undefined : noting(note.competenceId, note.text),
      );
    },
    seal: () => {
      seat.write({ kind: 'seal' }, (token) => api.seats.seal({ token }));
    },
  };
}
