import type { PassageSummary } from '../../../../shared/areas/preparation/sessions.ts';

/** Nobody began it, and no other laptop has it; the core asks again, of what no list shows. */
export function mayBeHanded({ away, isBegun, isFrozen, stage }: PassageSummary): boolean {
  return away === null && !isBegun && !isFrozen && stage === 'reception';
}

/** The choice with that passage in it or out of it, and with it whoever passes at the same time. */
export function withPassage(
  chosen: ReadonlySet<string>,
  passages: readonly PassageSummary[],
  { groupId, id }: PassageSummary,
  isChosen: boolean,
): ReadonlySet<string> {
  const together =
    groupId === null ? [id] : passages.filter((each) => each.groupId === groupId).map((each) => each.id);
  return isChosen
    ? new Set([...chosen, ...together])
    : new Set([...chosen].filter((known) => !together.includes(known)));
}
