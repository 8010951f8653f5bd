import type { PassageView, SeatView } from '../../../../../shared/views.ts';

/** Members who sit and may still say that they have a link with the candidate. */
export function seatedMembers({ seats }: PassageView): readonly SeatView[] {
  return seats.filter(
    ({ declaration, presence }) => presence !== 'absent' && declaration?.kind !== 'withdrawn',
  );
}

/** At the reception the declarations serve; once the content is locked nothing may be added to it. */
export function canWithdraw(passage: PassageView): boolean {
  switch (passage.stage) {
    case 'timed':
    case 'marking':
    case 'deliberation':
    case 'decision':
      return seatedMembers(passage).length > 0;
    case 'reception':
    case 'signature':
    case 'archived':
      return false;
  }
}
