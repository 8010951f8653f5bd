import type { GridView } from '../../../../../shared/areas/passage/seats.ts';
import type { GridWrites } from './grid-writes.ts';
import type { SeatEntryWords } from './seat-entries.ts';
import type { NumberDrafts } from './use-number-drafts.ts';

/** What every control of an open grid works with. */
export interface GridDesk {
  readonly view: GridView;
  readonly writes: GridWrites;
  /** What was entered and is not stored. */
  readonly unsaved: readonly SeatEntryWords[];
  readonly drafts: NumberDrafts;
  readonly isReadOnly: boolean;
  readonly areDescriptorsShown: boolean;
  readonly onDescriptors: () => void;
  /** A letter pressed in a number field. */
  readonly onLetter: (letter: string) => void;
}

/** The mark of a criterion as the juror last gave it, stored or on its way. */
export function givenMark({ unsaved, view }: Pick<GridDesk, 'unsaved' | 'view'>, criterionId: string) {
  const entered = unsaved.findLast((words) => words.kind === 'mark' && words.criterionId === criterionId);
  return entered?.kind === 'mark' ? entered.levelId : (view.grid.marks[criterionId] ?? null);
}

/** Every mark as the juror last gave it: a key pressed twice at once finds what the first press gave. */
export function givenMarks({
  unsaved,
  view,
}: Pick<GridDesk, 'unsaved' | 'view'>): Readonly<Record<string, string>> {
  const marks = new Map(Object.entries(view.grid.marks));
  for (const words of unsaved) {
    if (words.kind !== 'mark') continue;
    if (words.levelId === null) marks.delete(words.criterionId);
    else marks.set(words.criterionId, words.levelId);
  }
  return Object.fromEntries(marks);
}
