import { majorityOf } from '../../../../../domain/jury/sitting.ts';
import type { Voice } from '../../../../../domain/jury/sitting.ts';
import type { WithdrawalView } from '../../../../../shared/areas/passage/jury.ts';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import type { SeatView } from '../../../../../shared/areas/passage/seats.ts';

/** What the jury owes before anything else goes on. */
export type JuryPanel = 'name-president' | 'rule';

/**
 * The panel that the state of the jury asks for by itself; null when it asks for none. A president is named before they
 * rule, and a jury that is gone has nobody to do either: its finding is then the act at hand.
 */
export function juryPanelOf({ available, jury }: PassageView): JuryPanel | null {
  if (available.includes('open-finding')) return null;
  const isPresidentMissing =
    jury.awaitsRuling || jury.faults.some(({ code }) => code === 'president-missing');
  if (jury.acts.includes('name-president') && isPresidentMissing) return 'name-president';
  return jury.acts.includes('rule') ? 'rule' : null;
}

/** Whether the jury's panel takes the place of the act that leads on, which main would refuse meanwhile. */
export function isHeldByJury(passage: PassageView): boolean {
  return passage.jury.awaitsRuling && juryPanelOf(passage) !== null;
}

/** The voting members who sit, in the order of the jury. */
export function votersOf({ jury, seats }: PassageView): readonly SeatView[] {
  return seats.filter(({ jurorId }) => jury.voterIds.includes(jurorId));
}

/** What main settles a confirmation from. */
export function voicesIn({ seats }: Pick<PassageView, 'seats'>): readonly Voice[] {
  return seats.map(({ isMarking, isPresident, jurorId }) => ({ jurorId, isVoting: isMarking, isPresident }));
}

/** Who presides now; null when nobody does. */
export function presidentOf({ jury, seats }: PassageView): SeatView | null {
  return seats.find(({ jurorId }) => jurorId === jury.presidentId) ?? null;
}

/** How many voting members must answer with their PIN for a president to be named. */
export function namersNeeded({ jury }: PassageView): number {
  return majorityOf(jury.voterIds.length);
}

/** Departures for a link found late, the last one last. */
export function lateLinks({ jury }: PassageView): readonly WithdrawalView[] {
  return jury.withdrawals.filter(({ cause }) => cause === 'link');
}

/** Who may be called in now; nobody once main would refuse it. */
export function callableIn({ jury }: PassageView): PassageView['jury']['callable'] {
  return jury.acts.includes('call') ? jury.callable : [];
}

/**
 * Whether the test may be begun anew by itself, once a president is named where none sits; a link found late and a
 * stopped clock have rulings of their own.
 */
export function canRestart({ clock, jury }: PassageView): boolean {
  const isOpen = jury.acts.includes('restart') || isPresidentOwed(jury);
  return isOpen && !jury.awaitsRuling && clock.status !== 'interrupted';
}

/** Whether the members may name a president by themselves: what is owed has a panel of its own. */
export function canNamePresident(passage: PassageView): boolean {
  return isPresidentOwed(passage.jury) && juryPanelOf(passage) === null;
}

/** A passage under way without a president, by its rules or by a departure. */
function isPresidentOwed({ acts, frozenAt }: PassageView['jury']): boolean {
  return frozenAt !== null && acts.includes('name-president');
}
