import { useState } from 'react';
import { asObservation, paperLines } from '../../../../../domain/assessment/paper-grid.ts';
import type { PaperLine } from '../../../../../domain/assessment/paper-grid.ts';
import { unfinishedPhaseIds } from '../../../../../domain/passage/passage.assessing.ts';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { givenMark } from '../hooks/grid-desk.ts';
import type { GridDesk } from '../hooks/grid-desk.ts';
import type { SeatEntryWords } from '../hooks/seat-entries.ts';
import type { SheetSeat } from '../hooks/use-seat.ts';
import { fastAct } from './fast-keys.ts';
import type { FastAct, FastKey } from './fast-keys.ts';

/** What the last key did, for the line that says it. */
export type Said =
  | { readonly kind: 'given'; readonly line: PaperLine; readonly value: string | null }
  | Extract<FastAct, { kind: 'fault' | 'unknown' }>
  | { readonly kind: 'nothing-to-undo' };

export interface FastEntryState {
  /** The candidate has been heard to the end: a sheet of paper may be typed in, or its scan given. */
  readonly isOffered: boolean;
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
  readonly lines: readonly PaperLine[];
  /** Rank of the line at hand; the number of lines once the last one is behind. */
  readonly index: number;
  /** The number that is being typed. */
  readonly draft: string;
  readonly setDraft: (text: string) => void;
  readonly said: Said | null;
  readonly valueOf: (line: PaperLine) => string | null;
  readonly goTo: (index: number) => void;
  readonly goToCompetence: (competenceId: string) => void;
  readonly give: (value: string) => void;
  /** True when the key was taken. */
  readonly press: (key: FastKey) => boolean;
}

interface Undoable {
  readonly index: number;
  readonly before: string | null;
}

/** A grid typed in from paper: each line takes a key and leads to the next; everything goes through the seat's own queue. */
export function useFastEntry(passage: PassageView, seat: SheetSeat, desk: GridDesk): FastEntryState {
  const [isWanted, setWanted] = useState(false);
  const [index, setIndex] = useState(0);
  const [draft, setDraft] = useState('');
  const [said, setSaid] = useState<Said | null>(null);
  const [done, setDone] = useState<readonly Undoable[]>([]);
  const lines = paperLines(passage.competences);
  const isOffered = unfinishedPhaseIds({ stage: passage.stage, phases: passage.clock.phases }).length === 0;
  const line = lines[index];
  const valueOf = (of: PaperLine) => givenOn(desk, of);

  const goTo = (to: number) => {
    setDraft('');
    setIndex(Math.max(0, Math.min(lines.length, to)));
  };
  const write = (of: PaperLine, value: string | null) => {
    const words = wordsOf(of, value);
    seat.write(words, wordsOf(of, valueOf(of)));
    setSaid({ kind: 'given', line: of, value });
  };
  const change = (value: string | null) => {
    if (line === undefined) return;
    setDone([...done, { index, before: valueOf(line) }]);
    write(line, value);
  };
  const undo = () => {
    const last = done.at(-1);
    const of = last === undefined ? undefined : lines[last.index];
    if (last === undefined || of === undefined) {
      setSaid({ kind: 'nothing-to-undo' });
      return;
    }
    setDone(done.slice(0, -1));
    write(of, last.before);
    goTo(last.index);
  };
  const give = (value: string) => {
    change(value);
    goTo(index + 1);
  };
  const run = (act: FastAct) => {
    switch (act.kind) {
      case 'give':
        give(act.value);
        break;
      case 'clear':
        change(null);
        break;
      case 'undo':
        undo();
        break;
      case 'next':
      case 'back':
        setSaid(null);
        goTo(index + (act.kind === 'next' ? 1 : -1));
        break;
      case 'fault':
      case 'unknown':
        setSaid(act);
    }
  };

  return {
    isOffered,
    isOpen: isWanted && isOffered && !desk.isReadOnly,
    setOpen: (isOpen) => {
      setWanted(isOpen);
      setSaid(null);
      if (isOpen) goTo(firstEmpty(lines, valueOf));
    },
    lines,
    index,
    draft,
    setDraft,
    said,
    valueOf,
    goTo,
    goToCompetence: (competenceId) => {
      goTo(lines.findIndex((of) => of.competenceId === competenceId));
    },
    give,
    press: (key) => {
      const act = fastAct(line, draft, key);
      if (act === null) return false;
      run(act);
      return true;
    },
  };
}

/** Where one goes on: the first line without anything, or the first of all. */
function firstEmpty(lines: readonly PaperLine[], valueOf: (line: PaperLine) => string | null): number {
  return Math.max(
    0,
    lines.findIndex((line) => valueOf(line) === null),
  );
}

/** What stands on a line as it was last given, stored or on its way. */
function givenOn(desk: GridDesk, line: PaperLine): string | null {
  if (line.kind === 'mark') return givenMark(desk, line.criterion.id);
  const { id } = line.indicator;
  const entered = desk.unsaved.findLast((words) => words.kind === 'observation' && words.indicatorId === id);
  return entered?.kind === 'observation' ? entered.value : (desk.view.grid.observations[id] ?? null);
}

function wordsOf(line: PaperLine, value: string | null): SeatEntryWords {
  return line.kind === 'mark'
    ? { kind: 'mark', criterionId: line.criterion.id, levelId: value, fromPaper: true }
    : {
        kind: 'observation',
        indicatorId: line.indicator.id,
        value: value === null ? null : asObservation(value),
        fromPaper: true,
      };
}
