import { useCallback, useState, useSyncExternalStore } from 'react';
import { coverage, missingMarks } from '../../../../../domain/assessment/grid.ts';
import { unprintable } from '../../../../../domain/text/printable.ts';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import type { GridView } from '../../../../../shared/areas/passage/seats.ts';
import { roomEntry } from '../../../../../shared/areas/room.ts';
import type { RoomEntryInput } from '../../../../../shared/areas/room.ts';
import { ApiError } from '../../../lib/create-api.ts';
import type { RefusedEntry } from '../../../lib/entry-queue.ts';
import type { KeptSeat, Outbox } from '../../../lib/room/index.ts';
import type { SeatEntryWords, SheetSeat } from '../../grid/index.ts';
import { useJurorDevice, useLineState, useOutbox } from './device.ts';

type RoomEntry = RoomEntryInput['entry'];
type SeatEntry = SheetSeat['refused'][number]['request'];

/** The grid of one passage on this device; null before its PIN was given here. */
export function useKeptSeat(passageId: string): KeptSeat | null {
  const { seats } = useJurorDevice();
  return useSyncExternalStore(
    seats.subscribe,
    useCallback(() => seats.state(passageId), [seats, passageId]),
  );
}

export function gridViewOf(passage: PassageView, { grid }: KeptSeat): GridView {
  const { competences, passageId } = passage;
  return {
    passageId,
    jurorId: grid.jurorId,
    grid,
    coverage: Object.fromEntries(competences.map((each) => [each.id, coverage(each, [grid])])),
    missing: missingMarks(competences, grid),
  };
}

/** A seat whose entries go by the device's queue: each is in sight at once, and leaves when it can. */
export function useDeviceSeat(passageId: string): SheetSeat {
  const { room, seats } = useJurorDevice();
  const { entries } = useOutbox();
  const isDown = useLineState() !== 'up';
  const [inverses, setInverses] = useState<readonly SeatEntryWords[]>([]);
  const [failures, setFailures] = useState<readonly RefusedEntry<SeatEntry>[]>([]);

  const drop = (id: number) => {
    setFailures((held) => held.filter((each) => each.id !== id));
  };
  const send = (words: SeatEntryWords) => {
    const sent =
      words.kind === 'seal' ? seats.seal(passageId) : enter(room.outbox, passageId, entryOf(words));
    sent.catch((error: unknown) => {
      setFailures((held) => {
        const id = Math.max(0, ...held.map((each) => each.id)) + 1;
        const refusal = error instanceof ApiError ? error : new ApiError('disk-full');
        return [...held, { id, target: String(id), request: { words, inverse: null }, error: refusal }];
      });
    });
  };
  const retry = (id: number) => {
    const failed = failures.find((each) => each.id === id);
    drop(id);
    if (failed !== undefined) send(failed.request.words);
  };

  return {
    // While the line is up an entry is on its way for the blink of an eye: that is said once, in the head.
    pending: isDown ? entries.flatMap(({ entry }) => pendingOf(entry, passageId)) : [],
    refused: failures,
    canUndo: inverses.length > 0,
    write: (words, inverse) => {
      send(words);
      if (inverse !== undefined) setInverses((stack) => [...stack, inverse]);
    },
    undo: () => {
      const inverse = inverses.at(-1);
      if (inverse === undefined) return;
      setInverses((stack) => stack.slice(0, -1));
      send(inverse);
    },
    retry,
    retryAll: () => {
      for (const { id } of failures) retry(id);
    },
    drop,
  };
}

/** An entry that the desk would never take stands in no queue: all that follow would wait behind it. */
async function enter(outbox: Outbox, passageId: string, entry: RoomEntry): Promise<void> {
  const { data, error } = roomEntry.safeParse(entry);
  if (data !== undefined) await outbox.add(passageId, data);
  else if (entry.kind === 'note') {
    throw new ApiError('text-not-printable', { characters: unprintable(entry.text) });
  } else throw new ApiError('invalid-request', { paths: error.issues.map(({ path }) => path.join('.')) });
}

/** What waits here of a passage, in the words of its grid; notes stand in the grid already. */
function pendingOf({ entry, passageId: of, sequence }: RoomEntryInput, passageId: string) {
  const words = of === passageId && entry.kind !== 'note' ? wordsOf(entry) : null;
  return words === null
    ? []
    : [{ id: sequence, target: String(sequence), request: { words, inverse: null } }];
}

function entryOf(words: Exclude<SeatEntryWords, { kind: 'seal' }>): RoomEntry {
  switch (words.kind) {
    case 'observation':
      return { kind: 'observe', indicatorId: words.indicatorId, value: words.value };
    case 'mark':
      return { kind: 'mark', criterionId: words.criterionId, levelId: words.levelId };
    case 'note': {
      const { competenceId, text } = words;
      return { kind: 'note', noteId: crypto.randomUUID(), competenceId, text };
    }
    case 'retraction':
      return { kind: 'retract-note', noteId: words.noteId };
  }
}

/** An entry of the queue in the words of the grid. */
export function wordsOf(entry: RoomEntry): SeatEntryWords {
  switch (entry.kind) {
    case 'observe':
      return { kind: 'observation', indicatorId: entry.indicatorId, value: entry.value };
    case 'mark':
      return { kind: 'mark', criterionId: entry.criterionId, levelId: entry.levelId };
    case 'note':
      return { kind: 'note', competenceId: entry.competenceId, text: entry.text };
    case 'retract-note':
      return { kind: 'retraction', noteId: entry.noteId };
  }
}
