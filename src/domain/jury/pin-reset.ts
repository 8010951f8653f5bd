/** Who answers, with their PIN, for giving a member who forgot theirs a new one. */
import type { Seat } from './sitting.ts';

/** Members who answer together where the president does not, where there are as many. */
const WITNESSES = 2;

/** One table at which the member's PIN opens something. */
export interface ResetTable {
  readonly seats: readonly Seat[];
  /**
   * Whether that member's PIN is known to be theirs: it was chosen before the one who forgot entered anything there, or
   * the jury deliberated on a grid sealed with it. Who comes later could be anyone at the machine.
   */
  readonly isVouched: (jurorId: string) => boolean;
  /** Whether that member was convened before that: who was added since makes nothing harder. */
  readonly isExpected: (jurorId: string) => boolean;
  /** The jury was settled before the one who forgot entered anything: nobody made themselves president since. */
  readonly isSettled: boolean;
  /** The passage is over: its president may have gone home. */
  readonly isEnded: boolean;
}

/** What is enough at one table: the PIN of `aloneId`, or those of `required` of `jurorIds`. */
export interface ResetTerms {
  readonly aloneId: string | null;
  /** In the order of the jury. */
  readonly jurorIds: readonly string[];
  /** At least 1, and more than there are when nobody can answer. */
  readonly required: number;
}

/**
 * The president answers for every other member; for the president, and while nobody else presides, two other voting
 * members who sit, or the only one. Once the passage is over two others answer as well as its president. Where the jury
 * could still be changed after the first entry, its list tells nothing: two who had a PIN before that, or the only one.
 */
export function resetTerms(table: ResetTable, jurorId: string): ResetTerms {
  const { isEnded, isExpected, isSettled, isVouched, seats } = table;
  const idsOf = (those: readonly Seat[]) => those.map(({ member }) => member.id);
  const others = seats.filter(({ member }) => member.id !== jurorId);
  const vouched = (those: readonly Seat[]) => idsOf(those).filter(isVouched);
  if (!isSettled) {
    const expected = idsOf(others).filter(isExpected);
    return { aloneId: null, jurorIds: vouched(others), required: leastOf(expected.length) };
  }
  const voting = others.filter(({ isVoting }) => isVoting);
  const expected = voting.filter(({ member }) => isExpected(member.id) || isVouched(member.id));
  const president = voting.find(({ isPresident }) => isPresident)?.member.id;
  const aloneId = president !== undefined && isVouched(president) ? president : null;
  if (aloneId !== null && !isEnded) return { aloneId, jurorIds: [], required: 1 };
  const required = aloneId === null ? leastOf(expected.length) : WITNESSES;
  return { aloneId, jurorIds: vouched(voting), required };
}

/** Whether those members are enough at that table. */
export function isResetConfirmed(
  { aloneId, jurorIds, required }: ResetTerms,
  confirmedBy: readonly string[],
): boolean {
  if (aloneId !== null && confirmedBy.includes(aloneId)) return true;
  return new Set(confirmedBy.filter((id) => jurorIds.includes(id))).size >= required;
}

/** Members who are enough at all tables, none of whom can be left out, presidents first; null when nobody is. */
export function leastConfirmers(tables: readonly ResetTerms[]): readonly string[] | null {
  const presidents = tables.flatMap(({ aloneId }) => aloneId ?? []);
  const ids = [...new Set([...presidents, ...tables.flatMap(({ jurorIds }) => jurorIds)])];
  const isEnough = (chosen: readonly string[]) => tables.every((terms) => isResetConfirmed(terms, chosen));
  if (!isEnough(ids)) return null;
  return ids.reduceRight<readonly string[]>((chosen, id) => {
    const without = chosen.filter((kept) => kept !== id);
    return isEnough(without) ? without : chosen;
  }, ids);
}

function leastOf(count: number): number {
  return Math.min(WITNESSES, Math.max(1, count));
}
