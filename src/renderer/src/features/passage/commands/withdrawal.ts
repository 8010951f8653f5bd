import { withdrawalConfirmers } from '../../../../../domain/jury/sitting.ts';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import type { SeatView } from '../../../../../shared/areas/passage/seats.ts';
import { voicesIn } from '../jury/jury-panel.ts';

/** Members who sit and may still leave. */
export function seatedMembers({ seats }: PassageView): readonly SeatView[] {
  return seats.filter(({ isSitting }) => isSitting);
}

/** At the reception the declarations serve; once the content is locked nothing may be added to it. */
export function canWithdraw({ jury }: PassageView): boolean {
  return jury.acts.includes('withdraw');
}

/** Who may answer for a departure, and how many of them must. */
export interface Answerers {
  /** Who leaves comes first. */
  readonly members: readonly SeatView[];
  /** The president, when another than who leaves presides. */
  readonly president: SeatView | null;
  /** How many of the others together are enough; null when the president answers for them. */
  readonly othersNeeded: number | null;
}

/** Who may answer for that member's departure, by main's own rule. */
export function answerersFor(passage: PassageView, leaver: SeatView): Answerers {
  const { aloneIds, required, togetherIds } = withdrawalConfirmers(voicesIn(passage), leaver.jurorId);
  const ids = new Set([...aloneIds, ...togetherIds]);
  const others = passage.seats.filter((seat) => seat !== leaver && ids.has(seat.jurorId));
  return {
    members: [leaver, ...others],
    president: others.find(({ isPresident }) => isPresident) ?? null,
    othersNeeded: togetherIds.length > 0 ? required : null,
  };
}
