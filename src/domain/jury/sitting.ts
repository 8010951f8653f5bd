/** Who sits for one passage: the jury as convened, the members' declarations, and the acts of the passage. */
import type { Instant } from '../time/time.ts';
import type { JuryActs, Withdrawal } from './jury-acts.types.ts';
import { compositionFaults } from './jury.rules.ts';
import type { Quorum } from './jury.rules.ts';
import type { CompositionFault, Declaration, JuryMember, JuryRules, PresenceMode } from './jury.types.ts';

/** One member's place at the table of one passage. */
export interface Seat<Member extends JuryMember = JuryMember> {
  readonly member: Member;
  /** In this passage; a substitute who was not called in is absent. */
  readonly presence: PresenceMode;
  /** When they were called in, or null for who sat from the start. */
  readonly arrivedAt: Instant | null;
  /** The withdrawal that stands, after the start. */
  readonly departure: Withdrawal | null;
  /** Has a vote while sitting: neither consultative, nor come after the start without one. */
  readonly hasVoice: boolean;
  /** Speaks: present, and neither withdrawn nor gone. */
  readonly isSitting: boolean;
  /** Sits with a voice: marks, votes, counts for the quorum, decides and signs. */
  readonly isVoting: boolean;
  /** Sits and presides now: the successor, once one was named. */
  readonly isPresident: boolean;
  /** Had a voice until they left: their sealed grid counts, unless a link took it away. */
  readonly isGridCounted: boolean;
}

/** Places of all members, in the order of the jury. */
export function seatJury<Member extends JuryMember>(
  members: readonly Member[],
  declarations: readonly Declaration[],
  acts: JuryActs,
): readonly Seat<Member>[] {
  return members.map((member) => {
    const arrival = acts.arrivals.find(({ jurorId }) => jurorId === member.id) ?? null;
    const departure = acts.withdrawals.find(({ jurorId }) => jurorId === member.id) ?? null;
    const presence = arrival?.presence ?? presenceOf(member, acts);
    const hasVoice = !member.isConsultative && (arrival?.mayVote ?? true);
    const hasSat =
      presence !== 'absent' &&
      declarations.findLast(({ jurorId }) => jurorId === member.id)?.kind !== 'withdrawn';
    const isSitting = hasSat && departure === null;
    return {
      member,
      presence,
      arrivedAt: arrival?.at ?? null,
      departure,
      hasVoice,
      isSitting,
      isVoting: isSitting && hasVoice,
      isPresident:
        isSitting &&
        hasVoice &&
        (acts.presidentId === null ? member.isPresident : acts.presidentId === member.id),
      isGridCounted: hasSat && hasVoice && departure?.cause !== 'link',
    };
  });
}

/** Whether enough voting members sit now. */
export function quorumOf(seats: readonly Seat[], rules: JuryRules): Quorum {
  const present = seats.filter(({ isVoting }) => isVoting).length;
  return { present, required: rules.quorum, isMet: present >= rules.quorum };
}

/** Faults of the jury that sits now, in a stable order. */
export function sittingFaults(seats: readonly Seat[], rules: JuryRules): readonly CompositionFault[] {
  const sitting = seats
    .filter(({ isSitting }) => isSitting)
    .map(({ isPresident, isVoting, member }) => ({
      ...member,
      isPresident,
      isConsultative: !isVoting,
      isSubstitute: false,
    }));
  return compositionFaults(sitting, rules);
}

/** Ids of those who sit and whose word on their link with the candidate is still owed. */
export function undeclaredIds(
  seats: readonly Seat[],
  declarations: readonly Declaration[],
): readonly string[] {
  return seats
    .filter(({ departure, presence }) => presence !== 'absent' && departure === null)
    .map(({ member }) => member.id)
    .filter((id) => !declarations.some(({ jurorId }) => jurorId === id));
}

/** Members who may be called in: substitutes and absent members who neither sat nor left. */
export function callable<Member extends JuryMember>(seats: readonly Seat<Member>[]): readonly Seat<Member>[] {
  return seats.filter(({ departure, presence }) => presence === 'absent' && departure === null);
}

/** Number of voices that are more than half of `voices`. */
export function majorityOf(voices: number): number {
  return Math.floor(voices / 2) + 1;
}

/** What a confirmation asks of a seat; main and the screens both have it. */
export interface Voice {
  readonly jurorId: string;
  /** Sits with a voice. */
  readonly isVoting: boolean;
  /** Presides now. */
  readonly isPresident: boolean;
}

/** Those seats as their voices, in the same order. */
export function voicesOf(seats: readonly Seat[]): readonly Voice[] {
  return seats.map(({ isPresident, isVoting, member }) => ({ jurorId: member.id, isVoting, isPresident }));
}

/** Who may confirm a member's withdrawal. */
export interface WithdrawalConfirmers {
  /** Any of them is enough. */
  readonly aloneIds: readonly string[];
  /** `required` of them are enough; empty when a president answers. */
  readonly togetherIds: readonly string[];
  readonly required: number;
}

/**
 * Who may answer with their PIN for a member's withdrawal: the member, the president, or, when the one who leaves
 * presides or nobody does, more than half of the other voting members.
 */
export function withdrawalConfirmers(voices: readonly Voice[], leaverId: string): WithdrawalConfirmers {
  const president = voices.find(({ isPresident }) => isPresident)?.jurorId ?? null;
  const others = voices.filter(({ isVoting, jurorId }) => isVoting && jurorId !== leaverId);
  const hasOtherPresident = president !== null && president !== leaverId;
  return {
    aloneIds: hasOtherPresident ? [leaverId, president] : [leaverId],
    togetherIds: hasOtherPresident ? [] : others.map(({ jurorId }) => jurorId),
    required: majorityOf(others.length),
  };
}

/** Whether those confirmations are enough for that member's withdrawal. */
export function isWithdrawalConfirmed(
  voices: readonly Voice[],
  leaverId: string,
  confirmedBy: readonly string[],
): boolean {
  const { aloneIds, required, togetherIds } = withdrawalConfirmers(voices, leaverId);
  if (confirmedBy.some((id) => aloneIds.includes(id))) return true;
  const given = new Set(confirmedBy.filter((id) => togetherIds.includes(id)));
  return togetherIds.length > 0 && given.size >= required;
}

/** Whether those members are more than half of the voting members who sit. */
export function isMajority(voices: readonly Voice[], jurorIds: readonly string[]): boolean {
  const voters = voices.filter(({ isVoting }) => isVoting).map(({ jurorId }) => jurorId);
  const given = new Set(jurorIds.filter((id) => voters.includes(id)));
  return voters.length > 0 && given.size >= majorityOf(voters.length);
}

/**
 * Place in the journal of the last act that changed who decides; 0 when none did. A decision taken before it was taken
 * by another jury, and is to be taken again: who signs is who sat at the decision.
 */
export function lastChangeOfVoices(acts: JuryActs): number {
  return Math.max(
    0,
    ...acts.withdrawals.map(({ seq }) => seq),
    ...acts.undone.map(({ seq }) => seq),
    ...acts.arrivals.filter(({ mayVote }) => mayVote).map(({ seq }) => seq),
  );
}

/**
 * Whether a result deliberated as the `rank`th (from 0) still counts: not when a member whom a link took away since was at
 * the table, nor when a member who sits was away by a withdrawal that was taken back. It is then deliberated again.
 */
export function isDeliberationCounted({ undone, withdrawals }: JuryActs, rank: number): boolean {
  const isTainted = withdrawals.some(({ cause, changesBefore }) => cause === 'link' && rank < changesBefore);
  const isPartial = undone.some(
    ({ changesBefore, changesUntil }) => rank >= changesBefore && rank < changesUntil,
  );
  return !isTainted && !isPartial;
}

function presenceOf(member: JuryMember, acts: JuryActs): PresenceMode {
  return member.isSubstitute === true ? 'absent' : (acts.presence[member.id] ?? member.presence);
}
