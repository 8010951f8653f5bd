import type { Observation } from '../../../../../domain/assessment/assessment.types.ts';
import type { GridView } from '../../../../../shared/views.ts';
import { createEntryQueue } from '../../../lib/entry-queue.ts';
import type { EntryQueue } from '../../../lib/entry-queue.ts';

/** One entry on its way to the database: takes the seat's token, answers the grid as saved. */
export type SeatWrite = (token: string) => Promise<GridView>;

/** What an entry says, for the list of those that were refused. */
export type SeatEntryWords =
  | { readonly kind: 'observation'; readonly indicatorId: string; readonly value: Observation | null }
  | { readonly kind: 'mark'; readonly criterionId: string; readonly levelId: string | null }
  | { readonly kind: 'note'; readonly competenceId: string | null; readonly text: string }
  | { readonly kind: 'retraction'; readonly noteId: string }
  | { readonly kind: 'seal' };

export interface SeatEntry {
  readonly words: SeatEntryWords;
  readonly run: SeatWrite;
  /** Takes the entry back, once it was stored. */
  readonly inverse: SeatWrite | null;
}

export type SeatEntries = EntryQueue<SeatEntry>;

/** Kept as long as the window lives: what was refused outlasts the screen, and is shown behind the same PIN. */
const queues = new Map<string, SeatEntries>();
let noteCount = 0;

/** The queue of one juror's entries for one passage. */
export function seatEntries(passageId: string, jurorId: string): SeatEntries {
  const place = `${passageId} ${jurorId}`;
  const known = queues.get(place) ?? createEntryQueue<SeatEntry>();
  queues.set(place, known);
  return known;
}

/** What an entry writes: a second mark of one criterion takes the place of the first, a second note never does. */
export function targetOf(words: SeatEntryWords): string {
  switch (words.kind) {
    case 'observation':
      return `observation ${words.indicatorId}`;
    case 'mark':
      return `mark ${words.criterionId}`;
    case 'note':
      noteCount += 1;
      return `note ${String(noteCount)}`;
    case 'retraction':
      return `retraction ${words.noteId}`;
    case 'seal':
      return 'seal';
  }
}
