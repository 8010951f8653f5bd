import { useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import type { PassageSummary } from '../../../../../shared/areas/preparation/sessions.ts';
import { seatCarrier } from '../../grid/index.ts';
import { useSession } from '../../preparation/queries.ts';

/** Stages at which a passage shows its grids at once. */
const GRADED: ReadonlySet<PassageSummary['stage']> = new Set(['timed', 'marking']);

export interface Together {
  /** Everyone who passes together, in the order of the day; empty for a candidate who passes alone. */
  readonly passages: readonly PassageSummary[];
  readonly goTo: (passageId: string) => void;
  readonly next: () => void;
}

/** The candidates who pass together with this one, and the way to each; an open seat comes along. */
export function useTogether({ passageId, sessionId, togetherCount }: PassageView): Together {
  const navigate = useNavigate();
  const router = useRouter();
  // A seat that came along and was not taken up while this screen stood is closed with it.
  useEffect(
    () => () => {
      seatCarrier.drop(passageId);
    },
    [passageId],
  );
  const session = useSession(togetherCount === null ? undefined : sessionId).data;
  const own = session?.passages.find(({ id }) => id === passageId);
  const groupId = own?.groupId ?? null;
  const passages =
    groupId === null ? [] : (session?.passages ?? []).filter((passage) => passage.groupId === groupId);
  const goTo = (toId: string) => {
    const target = passages.find(({ id }) => id === toId);
    if (target === undefined || toId === passageId) return;
    const carrying = GRADED.has(target.stage) ? seatCarrier.carry(passageId, toId) : Promise.resolve();
    void carrying
      .then(() => navigate({ to: '/passages/$passageId', params: { passageId: toId } }))
      .then(() => {
        // Kept where they were, or already elsewhere: what was opened for that screen is closed.
        if (!router.state.location.pathname.endsWith(`/${toId}`)) seatCarrier.drop(toId);
      });
  };
  return {
    passages,
    goTo,
    next: () => {
      const place = passages.findIndex(({ id }) => id === passageId);
      const after = passages[(place + 1) % passages.length];
      if (after !== undefined) goTo(after.id);
    },
  };
}
