import { OBSERVATIONS } from '../../../../../domain/assessment/assessment.types.ts';
import type { Observation } from '../../../../../domain/assessment/assessment.types.ts';
import type { GridView } from '../../../../../shared/areas/passage/seats.ts';
import { z } from 'zod';
import { api, ApiError, keptStore } from '../../../lib/api.ts';
import { codeOf, createEntryQueue } from '../../../lib/entry-queue.ts';
import type { EntryQueue } from '../../../lib/entry-queue.ts';
import type { KeptEntry } from '../../../../../shared/areas/kept.ts';

/** Said of what is typed in after the passage, from a sheet of paper. */
type FromPaper = { readonly fromPaper?: true };

/** What an entry says: what is sent, and what stands in the list of those that were refused. */
export type SeatEntryWords =
  | (FromPaper & {
      readonly kind: 'observation';
      readonly indicatorId: string;
      readonly value: Observation | null;
    })
  | (FromPaper & { readonly kind: 'mark'; readonly criterionId: string; readonly levelId: string | null })
  | { readonly kind: 'note'; readonly competenceId: string | null; readonly text: string }
  | { readonly kind: 'retraction'; readonly noteId: string }
  | { readonly kind: 'seal' };

export interface SeatEntry {
  readonly words: SeatEntryWords;
  /** Takes the entry back, once it was stored. */
  readonly inverse: SeatEntryWords | null;
}

export type SeatEntries = EntryQueue<SeatEntry>;

/** What was refused outlasts the screen and the window, and is shown behind the same PIN. */
const queues = new Map<string, { readonly passageId: string; readonly queue: SeatEntries }>();
let waiting: readonly WaitingGrid[] = [];
const listeners = new Set<() => void>();

/** Refused entries of a juror's grid: who they are is for whoever opens the seat. */
export interface WaitingGrid {
  readonly passageId: string;
  readonly count: number;
}

/** Passages with refused entries behind a seat's PIN. */
export const waitingGrids = {
  state: () => waiting,
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

let noteCount = 0;

/** The queue of one juror's entries for one passage. */
export function seatEntries(passageId: string, jurorId: string): SeatEntries {
  const place = `${passageId} ${jurorId}`;
  const known = queues.get(place);
  if (known !== undefined) return known.queue;
  const queue = createEntryQueue<SeatEntry>();
  queues.set(place, { passageId, queue });
  queue.subscribe(countWaiting);
  keptStore.add({
    subscribe: queue.subscribe,
    entries: () =>
      queue.state().refused.map(({ error, request: { words } }) => ({
        kind: 'seat',
        code: codeOf(error),
        passageId,
        jurorId,
        words,
      })),
  });
  return queue;
}

function countWaiting(): void {
  const counts = new Map<string, number>();
  for (const { passageId, queue } of queues.values()) {
    const { length } = queue.state().refused;
    if (length > 0) counts.set(passageId, (counts.get(passageId) ?? 0) + length);
  }
  waiting = [...counts].map(([passageId, count]) => ({ passageId, count }));
  for (const listener of listeners) listener();
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

const fromPaper = { fromPaper: z.literal(true).exactOptional() };

const keptWords = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('observation'),
    indicatorId: z.string(),
    value: z.enum(OBSERVATIONS).nullable(),
    ...fromPaper,
  }),
  z.object({
    kind: z.literal('mark'),
    criterionId: z.string(),
    levelId: z.string().nullable(),
    ...fromPaper,
  }),
  z.object({ kind: z.literal('note'), competenceId: z.string().nullable(), text: z.string() }),
  z.object({ kind: z.literal('retraction'), noteId: z.string() }),
  z.object({ kind: z.literal('seal') }),
]);

/** Takes in an entry that an earlier window left, for its juror to find behind the same PIN. */
export function restoreSeatEntry(entry: Extract<KeptEntry, { kind: 'seat' }>): void {
  const words = keptWords.safeParse(entry.words).data;
  if (words === undefined) return;
  const queue = seatEntries(entry.passageId, entry.jurorId);
  queue.restore(targetOf(words), { words, inverse: null }, new ApiError(entry.code));
}

function paperOf({ fromPaper: isFromPaper }: FromPaper): FromPaper {
  return isFromPaper === true ? { fromPaper: true } : {};
}

/** Sends an entry under the seat's token; answers the grid as saved. */
export function sendSeatEntry(token: string, words: SeatEntryWords): Promise<GridView> {
  switch (words.kind) {
    case 'observation':
      return api.seats.observe({
        token,
        indicatorId: words.indicatorId,
        value: words.value,
        ...paperOf(words),
      });
    case 'mark':
      return api.seats.mark({
        token,
        criterionId: words.criterionId,
        levelId: words.levelId,
        ...paperOf(words),
      });
    case 'note':
      return api.seats.addNote({ token, competenceId: words.competenceId, text: words.text });
    case 'retraction':
      return api.seats.retractNote({ token, noteId: words.noteId });
    case 'seal':
      return api.seats.seal({ token });
  }
}
