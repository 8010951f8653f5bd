/** Who decides on one candidate: the members of the session who are present and have no link with them. */
import type { Voters } from '../../../domain/assessment/ballot.ts';
import type { Declaration, JuryRules } from '../../../domain/jury/jury.types.ts';
import type { JuryActs } from '../../../domain/jury/jury-acts.types.ts';
import {
  isMajority,
  quorumOf,
  seatJury,
  sittingFaults,
  undeclaredIds,
  voicesOf,
} from '../../../domain/jury/sitting.ts';
import type { Seat } from '../../../domain/jury/sitting.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { JuryLack } from '../../../shared/areas/decisions.ts';
import type { MemberRecord } from '../../db/repos/jury-member.repo.ts';
import type { Repos } from '../../db/repos.ts';
import { refuse } from '../../kernel/refusal.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { seatsOf } from '../passage/index.ts';
import type { PassageStore } from '../passage/index.ts';

export interface DecidingJury {
  readonly seats: readonly Seat<MemberRecord>[];
  readonly lacks: readonly JuryLack[];
  readonly linkedIds: readonly string[];
  readonly voters: Voters;
}

/** Nothing happened to the jury of a deliberation but what members declare for it. */
const NO_ACTS: JuryActs = {
  presence: {},
  arrivals: [],
  withdrawals: [],
  undone: [],
  presidentId: null,
  awaitsRuling: false,
  undo: null,
};

/** The jury of a session for one candidate, by all the enrolments that are theirs. */
export function decidingJury(
  repos: Repos,
  store: PassageStore,
  sessionId: string,
  rules: JuryRules,
  enrolmentIds: readonly string[],
): DecidingJury {
  const members = repos.members.ofSession(sessionId);
  const declarations = declarationsOf(repos, store, sessionId, enrolmentIds);
  const seats = seatJury(members, declarations, NO_ACTS);
  const voting = seats.filter(({ isVoting }) => isVoting);
  const casting = rules.hasCastingVote === false ? undefined : voting.find(({ isPresident }) => isPresident);
  return {
    seats,
    lacks: lacksOf(seats, declarations, rules),
    linkedIds: declarations.filter(({ kind }) => kind === 'withdrawn').map(({ jurorId }) => jurorId),
    voters: { voterIds: voting.map(({ member }) => member.id), presidentId: casting?.member.id ?? null },
  };
}

/** Whether those who gave their PIN may answer for what is decided: the president, or else more than half of the voters. */
export function mayAnswer({ seats }: Pick<DecidingJury, 'seats'>, jurorIds: readonly string[]): boolean {
  const president = seats.find(({ isPresident }) => isPresident);
  if (president !== undefined) return jurorIds.includes(president.member.id);
  return isMajority(voicesOf(seats), jurorIds);
}

/** What keeps the jury from deciding on that candidate, as a refusal. */
export function refusalOf({ code, faults, jurorIds }: JuryLack, enrolmentId: string): Refusal {
  return refuse(code, { enrolmentId, jurorIds, faults: faults.map((fault) => fault.code) });
}

/** Members with a link that a passage of the session knew of: no word given for the deliberation takes it back. */
export function linksHeard(
  repos: Repos,
  store: PassageStore,
  sessionId: string,
  enrolmentIds: readonly string[],
): ReadonlySet<string> {
  const passageIds = enrolmentIds
    .flatMap((id) => repos.enrolments.passageIds(id))
    .filter((id) => repos.passages.get(id)?.sessionId === sessionId);
  return new Set(
    passageIds.flatMap((id) => {
      const facts = store.load(id);
      if (facts === null) return [];
      const declared = facts.declarations.filter(({ kind }) => kind === 'withdrawn');
      const left = seatsOf(facts).filter(({ departure }) => departure?.cause === 'link');
      return [
        ...facts.linkedIds,
        ...declared.map(({ jurorId }) => jurorId),
        ...left.map(({ member }) => member.id),
      ];
    }),
  );
}

/** The last word of each member; a link that a passage knew of stands, and what was said there serves here as well. */
function declarationsOf(
  repos: Repos,
  store: PassageStore,
  sessionId: string,
  enrolmentIds: readonly string[],
): readonly Declaration[] {
  const { sessionCandidates } = repos;
  const links = linksHeard(repos, store, sessionId, enrolmentIds);
  const words = enrolmentIds.flatMap((id) => [
    ...sessionCandidates.heardDeclarations(sessionId, id),
    ...sessionCandidates.declarations(sessionId, id),
  ]);
  const last = new Map(
    words.filter(({ jurorId }) => !links.has(jurorId)).map((word) => [word.jurorId, word]),
  );
  const barred = [...links].map((jurorId): Declaration => ({
    jurorId,
    kind: 'withdrawn',
    reason: words.findLast((word) => word.jurorId === jurorId && word.kind === 'withdrawn')?.reason ?? '',
    at: 0 as Instant,
  }));
  return [...last.values(), ...barred];
}

function lacksOf(
  seats: readonly Seat<MemberRecord>[],
  declarations: readonly Declaration[],
  rules: JuryRules,
): readonly JuryLack[] {
  const undeclared = undeclaredIds(seats, declarations);
  const faults = sittingFaults(seats, rules);
  return [
    ...(undeclared.length === 0
      ? []
      : [{ code: 'declarations-missing' as const, jurorIds: undeclared, faults: [] }]),
    ...(quorumOf(seats, rules).isMet ? [] : [{ code: 'quorum-not-met' as const, jurorIds: [], faults: [] }]),
    ...(faults.length === 0 ? [] : [{ code: 'jury-not-composed' as const, jurorIds: [], faults }]),
  ];
}
