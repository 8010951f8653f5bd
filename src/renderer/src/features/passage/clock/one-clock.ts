/** Passages that are held together have one clock: it is shown once, whoever of them is in sight. */
import type { ClockInProgress } from '../../../../../shared/areas/passage/clocks.ts';

/** Whether two clocks are one: the same phases behind them, begun and left at the same instants. */
function isSameClock(held: ClockInProgress, beside: ClockInProgress): boolean {
  const [one, other] = [held.clock, beside.clock];
  return (
    held.isTogether &&
    beside.isTogether &&
    held.sessionId === beside.sessionId &&
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
  const elsewhere = clocks.filter(
    (each) => each.passageId !== shownPassageId && (shown === undefined || !isSameClock(each, shown)),
  );
  const found: ClockInProgress[] = [];
  for (const each of elsewhere) {
    const place = found.findIndex((known) => isSameClock(known, each));
    const held = found[place];
    if (held === undefined) found.push(each);
    else found[place] = { ...held, candidate: `${held.candidate}, ${each.candidate}` };
  }
  return found;
}
