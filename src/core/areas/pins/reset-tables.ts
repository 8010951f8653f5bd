/**
 * Tables at which a member's PIN opens something, and who answers there for a new one: every passage where they entered
 * something or where they sit once it began, ended and restarted ones too. The session's own list, which anyone at the
 * machine may edit, counts only while there is none.
 */
import { NO_ACTS } from '../../../domain/jury/jury-acts.types.ts';
import { resetTerms } from '../../../domain/jury/pin-reset.ts';
import type { ResetTable, ResetTerms } from '../../../domain/jury/pin-reset.ts';
import { seatJury } from '../../../domain/jury/sitting.ts';
import type { Seat } from '../../../domain/jury/sitting.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { MemberRecord } from '../../db/repos/jury-member.repo.ts';
import type { MemberLineage } from '../../db/repos/pin-lineage.queries.ts';
import { refuse, notFound } from '../../kernel/refusal.ts';
import { gridOf, seatsOf, unsignedJurorIds } from '../passage/index.ts';
import type { PassageFacts, PassageStore } from '../passage/index.ts';
import type { PreparationStore } from '../preparation/index.ts';

/** A member with every table at which their PIN opens something. */
export interface ResetCase {
  readonly member: MemberRecord;
  /** Ids of the passages under way at which the member sits: their journals tell of the reset. */
  readonly passageIds: readonly string[];
  readonly tables: readonly ResetTerms[];
  /** Members of the session with the PINs that stand now. */
  readonly members: readonly MemberRecord[];
}

const ENDED: ReadonlySet<PassageFacts['state']['stage']> = new Set(['archived', 'restarted']);
/** Sealed grids have been read by the whole jury: each of them is known to be who they are. */
const READ: ReadonlySet<PassageFacts['state']['stage']> = new Set([
  'deliberation',
  'decision',
  'signature',
  'archived',
]);

/**
 * The member and the tables; `member-not-seated` for who is not present anywhere, `pin-reset-awaits-signature` with
 * {passageId} while a locked content awaits their signature.
 */
export function createResetTables(preparation: PreparationStore, store: PassageStore) {
  const { lineage } = preparation;

  return (jurorId: string): Answer<ResetCase> => {
    const member = preparation.members.get(jurorId);
    if (member === null) return notFound({ jurorId });
    if (member.pinHash === null) return refuse('pin-not-set', { jurorId });
    const { sessionId } = member;
    const members = preparation.members.ofSession(sessionId);
    const stakes = new Map(lineage.stakes(jurorId).map(({ passageId, since }) => [passageId, since]));
    const standing = preparation.progress.ofSession(sessionId);
    const all = preparation.passages.ofSession(sessionId).flatMap(({ id }) => {
      const isTouched =
        stakes.has(id) || standing.get(id)?.isBegun === true || standing.get(id)?.isFrozen === true;
      return (isTouched ? store.load(id) : null) ?? [];
    });
    const awaiting = all.find((facts) => unsignedJurorIds(facts).includes(jurorId));
    // What the members sign was written before the reset, and would not tell of it.
    if (awaiting !== undefined) {
      return refuse('pin-reset-awaits-signature', { passageId: awaiting.passage.id });
    }
    const seated = all.filter((facts) => isSeated(seatsOf(facts), jurorId));
    const open = seated.filter(({ state }) => !ENDED.has(state.stage));
    const isPresent = open.length > 0 || isSeated(seatJury(members, [], NO_ACTS), jurorId);
    if (!isPresent) return refuse('member-not-seated', { jurorId });
    const lineages = lineage.members(sessionId);
    const tables = all
      .filter((facts) => stakes.has(facts.passage.id) || seated.includes(facts))
      .map((facts) => tableOf(facts, jurorId, stakes.get(facts.passage.id) ?? null, lineages));
    const atSession = {
      seats: seatJury(members, [], NO_ACTS),
      isVouched: () => true,
      isExpected: () => true,
      isSettled: true,
      isEnded: false,
    };
    const terms = (tables.length > 0 ? tables : [atSession]).map((table) => resetTerms(table, jurorId));
    return {
      ok: true,
      value: {
        member,
        members,
        tables: terms,
        passageIds: open.filter(isUnderWay).map(({ passage }) => passage.id),
      },
    };
  };

  function tableOf(
    facts: PassageFacts,
    jurorId: string,
    since: number | null,
    lineages: ReadonlyMap<string, MemberLineage>,
  ): ResetTable {
    const passageId = facts.passage.id;
    const isRead = READ.has(facts.state.stage) && gridOf(facts, jurorId).sealedAt !== null;
    const acted = isRead ? lineage.actedIn(passageId) : new Set<string>();
    const frozenSince = lineage.frozenSince(passageId);
    return {
      seats: seatsOf(facts),
      isEnded: ENDED.has(facts.state.stage),
      isVouched: (id) =>
        since === null || acted.has(id) || (lineages.get(id)?.firstPinAt ?? Infinity) < since,
      isExpected: (id) => since === null || (lineages.get(id)?.convenedAt ?? Infinity) < since,
      isSettled:
        since === null || isRead || (facts.freeze !== null && frozenSince !== null && frozenSince < since),
    };
  }

  /** It began: its journal tells what happened. */
  function isUnderWay({ passage }: PassageFacts): boolean {
    return preparation.progress.isBegun(passage.id);
  }
}

function isSeated(seats: readonly Seat[], jurorId: string): boolean {
  return seats.some(({ isSitting, member }) => isSitting && member.id === jurorId);
}
