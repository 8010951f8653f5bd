/** What the minutes of a session are built from, and why they may not be. */
import type {
  BlocRow,
  CitedEvidence,
  RuledCandidate,
  SessionRulings,
} from '../../../domain/bloc/session-rulings.ts';
import { currentRuling } from '../../../domain/bloc/current-ruling.ts';
import type { CurrentRuling } from '../../../domain/bloc/current-ruling.ts';
import type { Evidence } from '../../../domain/bloc/bloc.schema.ts';
import type { Repos } from '../../db/repos.ts';
import { refuse } from '../../kernel/refusal.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { cellOf, cellsOf, isStillTrue, rulingsOf, wholeOf } from './bloc-cells.ts';
import { refusalOf } from './deliberating-jury.ts';
import { candidatesOf, evaluatorIdsOf, scopedCandidate, scopeOf } from './session-scope.ts';
import type { ScopedCandidate, ScopeParts } from './session-scope.ts';

/**
 * The standing rulings of a session that no minutes seal yet, with the evidence that each stands on. `isComplement` leaves out
 * what was not decided since. Null when there is no such session. `today` is an ISO calendar date.
 */
function sessionRulings(
  parts: ScopeParts,
  sessionId: string,
  { isComplement = false, today }: { readonly isComplement?: boolean; readonly today: string },
): SessionRulings | null {
  const scope = scopeOf(parts, sessionId);
  if (scope === null) return null;
  const candidates = candidatesOf(parts, scope)
    .flatMap((enrolmentId) => scopedCandidate(parts, scope, enrolmentId) ?? [])
    .map((candidate) => ruledCandidate(candidate, today, isComplement))
    .filter(({ blocs }) => blocs.length > 0);
  const cited = candidates.flatMap(({ blocs }) => blocs.flatMap(({ evidence }) => evidence));
  return { sessionId, candidates, annex: annexOf(parts.repos, cited) };
}

/** Ids of the rulings that minutes of the session locked now would seal. */
function rulingsToSeal(parts: ScopeParts, sessionId: string): readonly string[] {
  const scope = scopeOf(parts, sessionId);
  if (scope === null) return [];
  return candidatesOf(parts, scope).flatMap((enrolmentId) => {
    const candidate = scopedCandidate(parts, scope, enrolmentId);
    if (candidate === null) return [];
    const { blocIds, drafts } = candidate;
    return [...drafts].flatMap(([blocId, { id }]) => (blocIds.includes(blocId) ? [id] : []));
  });
}

/**
 * Why what a session decided cannot be sealed, or null: something was sealed elsewhere, or evidence came, since it was decided.
 * To be asked at the lock, and again in the transaction that archives; `today` is an ISO calendar date.
 */
function refusalToSeal(parts: ScopeParts, sessionId: string, today: string): Refusal | null {
  const scope = scopeOf(parts, sessionId);
  if (scope === null) return null;
  for (const enrolmentId of candidatesOf(parts, scope)) {
    const candidate = scopedCandidate(parts, scope, enrolmentId);
    for (const [blocId, draft] of candidate?.drafts ?? []) {
      if (candidate !== null && !isStillTrue(draft, candidate.record, today))
        return refuse('rulings-outdated', { enrolmentId, blocId });
    }
  }
  return null;
}

/**
 * Why the minutes of a session cannot be locked, or null: besides what keeps them from being sealed, a jury that could not decide
 * as it sits now. Who was present, and a link that was told, may have changed since it decided.
 */
function refusalToLock(parts: ScopeParts, sessionId: string, today: string): Refusal | null {
  const scope = scopeOf(parts, sessionId);
  if (scope === null) return null;
  for (const enrolmentId of candidatesOf(parts, scope)) {
    const candidate = scopedCandidate(parts, scope, enrolmentId);
    const isOfJury = [...(candidate?.drafts.values() ?? [])].some(({ kind }) => kind !== 'lifting');
    const lack = isOfJury ? candidate?.jury.lacks[0] : undefined;
    if (lack !== undefined) return refusalOf(lack, enrolmentId);
  }
  return refusalToSeal(parts, sessionId, today);
}

function ruledCandidate(candidate: ScopedCandidate, today: string, isComplement: boolean): RuledCandidate {
  const { blocIds, drafts, record } = candidate;
  const { certification, enrolment, person } = record;
  const asked = certification.blocs
    .map(({ id }) => id)
    .filter((id) => blocIds.includes(id) && (!isComplement || drafts.has(id)));
  return {
    enrolmentId: enrolment.id,
    personId: person.id,
    name: { birth: person.birthName, usual: person.usualName, first: person.firstNames },
    birthDate: person.birth.date ?? '',
    birthPlace: person.birth.place,
    blocs: asked.map((blocId) => blocRow(candidate, blocId, today)),
    whole: wholeOf(record, { today, drafts }),
  };
}

function blocRow({ drafts, record }: ScopedCandidate, blocId: string, today: string): BlocRow {
  const { calculation, evidence, held } = cellOf(record, blocId, { today, drafts });
  const taken = drafts.get(blocId);
  if (taken === undefined || taken.kind === 'taken-back')
    return { blocId, held, ruling: null, evidence: usable(evidence), calculation };
  const { grounds, kind } = taken;
  return {
    blocId,
    held,
    ruling: {
      id: taken.id,
      kind,
      outcome: taken.outcome,
      reason: taken.reason,
      recommendations: taken.recommendations,
      condition: taken.condition,
      vote: taken.vote,
      dissents: taken.dissents,
      hasCastingVote: taken.hasCastingVote,
      decidedBy: taken.decidedBy.map(({ name }) => name),
      decidedAt: taken.decidedAt,
      supersedes: taken.supersedes,
    },
    evidence: usable(grounds.evidence),
    calculation: grounds.calculation,
  };
}

function usable(evidence: readonly Evidence[]): readonly Evidence[] {
  return evidence.filter(({ status }) => status !== 'withdrawn');
}

/** Minutes that the evidence names, each once, by number. */
function annexOf(
  { foreign }: Pick<Repos, 'foreign'>,
  evidence: readonly Evidence[],
): readonly CitedEvidence[] {
  const cited = new Map<string, CitedEvidence>();
  for (const { reference, status } of evidence) {
    if (reference?.kind !== 'minutes') continue;
    const { digest, number } = reference;
    const imported = foreign.byDigest(digest);
    cited.set(digest, {
      number,
      digest,
      kind: imported?.kind ?? 'minutes',
      verified: imported === null ? 'here' : status === 'usable' ? 'authentic' : 'to-be-confirmed',
      authority: imported?.verdict.authority.subject ?? null,
    });
  }
  return [...cited.values()].sort((a, b) => (a.number < b.number ? -1 : 1));
}

/** The ruling on a bloc that is current over all of the candidate's enrolments; none where there is no such enrolment. */
export function currentOf(
  { gatherer }: Pick<ScopeParts, 'gatherer'>,
  enrolmentId: string,
  blocId: string,
): CurrentRuling {
  const record = gatherer.read(enrolmentId, null);
  return currentRuling(record === null ? [] : rulingsOf(record, blocId));
}

/**
 * Whether the certification is obtained by what stands now, over all of the candidate's enrolments: nothing that it rested on was
 * taken away since. `day` (ISO) is the one on which blocs had to be held; `heldIds` are those that sealed minutes say are.
 */
export function isObtained(
  { gatherer }: Pick<ScopeParts, 'gatherer'>,
  enrolmentId: string,
  { day, heldIds }: { readonly day: string; readonly heldIds: readonly string[] },
): boolean {
  const record = gatherer.read(enrolmentId, null);
  if (record === null) return false;
  const asking = { today: day, drafts: new Map() };
  const blocIds = record.certification.blocs.map(({ id }) => id);
  const isEvery = cellsOf(record, blocIds, asking).every(
    ({ blocId, current, held }) =>
      held !== null ||
      heldIds.includes(blocId) ||
      (current.state === 'current' && current.outcome === 'validated'),
  );
  return isEvery || wholeOf(record, asking).outcome === 'total';
}

/** Ids of members, by enrolment of the session's candidates. */
function membersBy(
  parts: ScopeParts,
  sessionId: string,
  idsOf: (candidate: ScopedCandidate) => readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const scope = scopeOf(parts, sessionId);
  if (scope === null) return new Map();
  return new Map(
    candidatesOf(parts, scope).flatMap((enrolmentId) => {
      const candidate = scopedCandidate(parts, scope, enrolmentId);
      return candidate === null ? [] : [[enrolmentId, idsOf(candidate)] as const];
    }),
  );
}

/** What the minutes of a session take from here, over one connection. */
export function createRulingsSource(parts: ScopeParts) {
  return {
    rulings: (sessionId: string, options: Parameters<typeof sessionRulings>[2]) =>
      sessionRulings(parts, sessionId, options),
    toSeal: (sessionId: string) => rulingsToSeal(parts, sessionId),
    refusalToSeal: (sessionId: string, today: string) => refusalToSeal(parts, sessionId, today),
    refusalToLock: (sessionId: string, today: string) => refusalToLock(parts, sessionId, today),
    linked: (sessionId: string) => membersBy(parts, sessionId, ({ jury }) => jury.linkedIds),
    evaluators: (sessionId: string) => membersBy(parts, sessionId, evaluatorIdsOf),
  };
}
