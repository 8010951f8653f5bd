import { isAbsence } from '../../../../domain/passage/passage.rules.ts';
import type { PassageSummary, SessionView } from '../../../../shared/areas/preparation/sessions.ts';

/** A passage with a planned time comes at its time, the others after, in the order they were entered. */
export function inDayOrder(passages: readonly PassageSummary[]): readonly PassageSummary[] {
  const rank = (passage: PassageSummary) => passage.plannedTime ?? '99:99';
  return [...passages].sort((a, b) => rank(a).localeCompare(rank(b)) || a.position - b.position);
}

/**
 * The passage that the panel should open next: one that awaits a ruling, else one already begun, else the first to
 * come. Null once every passage has its minutes, or is away.
 */
export function nextPassage({ passages }: Pick<SessionView, 'passages'>): PassageSummary | null {
  const open = inDayOrder(passages).filter(
    ({ away, stage }) => away === null && stage !== 'archived' && stage !== 'restarted',
  );
  return (
    open.find((passage) => passage.needsRuling) ?? open.find((passage) => passage.isBegun) ?? open[0] ?? null
  );
}

/** "Prénom NOM", as the candidate is called in the interface. */
export function candidateName({
  firstName,
  lastName,
}: Pick<PassageSummary['candidate'], 'firstName' | 'lastName'>): string {
  return `${firstName} ${lastName}`.trim();
}

export type PassageState = 'planned' | 'interrupted' | 'absent' | PassageSummary['stage'];

/** Where a passage stands, in the one word that a list shows. */
export function passageState(passage: PassageSummary): PassageState {
  if (passage.stage === 'archived' || passage.stage === 'restarted') return passage.stage;
  if (passage.needsRuling) return 'interrupted';
  if (isAbsence(passage.attendance)) return 'absent';
  if (!passage.isBegun) return 'planned';
  return passage.stage;
}

export interface PassageAction {
  readonly kind: 'prepare' | 'complete' | 'next';
  /** The passage to which the action leads: for 'next', the one in which the test was begun anew. */
  readonly passageId: string;
}

/** What a line of the day offers beside the passage itself; null when nothing is left to do. */
export function passageAction(passage: PassageSummary): PassageAction | null {
  const { away, id, isBegun, nextPassageId, stage } = passage;
  if (away !== null) return null;
  if (nextPassageId !== null) return { kind: 'next', passageId: nextPassageId };
  if (stage === 'archived' || stage === 'restarted') return null;
  return { kind: isBegun ? 'complete' : 'prepare', passageId: id };
}
