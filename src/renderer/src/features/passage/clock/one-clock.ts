/** Passages that are held together have one clock: it is shown once, whoever of them is in sight. */
import type { ClockInProgress, ClockView } from '../../../../../shared/areas/passage/clocks.ts';

/** Whether two clocks are one: the same phases behind them, begun and left at the same instants. */
function isSameClock(one: ClockView, other: ClockView): boolean {
  return (
    one.status === other.status &&
    one.currentPhaseId === other.currentPhaseId &&
    one.phases.length === other.phases.length &&
    one.phases.every(({ endedAt, id, startedAt }, index) => {
      const same = other.phases[index];
      return id === same?.id && startedAt === same.startedAt && endedAt === same.endedAt;
    })
  );
}

/** Each clock in progress once, with the names of everyone who goes by it, save the clock of the passage that is shown. */
export function oneOfEachClock(
  clocks: readonly ClockInProgress[],
  shownPassageId: string | null,
): readonly ClockInProgress[] {
  const shown = clocks.find(({ passageId }) => passageId === shownPassageId);
  const elsewhere = clocks.filter(({ clock }) => shown === undefined || !isSameClock(clock, shown.clock));
  const found: ClockInProgress[] = [];
  for (const each of elsewhere) {
    const place = found.findIndex(({ clock }) => isSameClock(clock, each.clock));
    const known = found[place];
    if (known === undefined) found.push(each);
    else found[place] = { ...known, candidate: `${known.candidate}, ${each.candidate}` };
  }
  return found;
}
