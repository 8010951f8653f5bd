import type { PassageView, SeatView } from '../../../../../shared/views.ts';

/** Members who sit and may still leave. */
export function seatedMembers({ seats }: PassageView): readonly SeatView[] {
  return seats.filter(({ isSitting }) => isSitting);
}

/** At the reception the declarations serve; once the content is locked nothing may be added to it. */
export function canWithdraw({ jury }: PassageView): boolean {
  return jury.acts.includes('withdraw');
}

/** Who may answer for that member's departure alone: the member, or the president when another presides. */
export function confirmersOf(passage: PassageView, leaver: SeatView): readonly SeatView[] {
  const president = passage.seats.find(({ isPresident }) => isPresident);
  return [leaver, ...(president === undefined || president === leaver ? [] : [president])].filter(
    ({ hasPin }) => hasPin,
  );
}
