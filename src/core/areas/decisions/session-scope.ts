/** A session as its jury decides: whom it decides on, of which blocs, and what it decided that no minutes seal yet. */
import { evaluatorsAmong } from '../../../domain/bloc/evaluators-among.ts';
import type { Bloc, Certification } from '../../../domain/certification/certification.schema.ts';
import type { BlocRulingRecord } from '../../db/repos/bloc-ruling.repo.ts';
import type { Repos } from '../../db/repos.ts';
import type { SessionRecord } from '../../db/repos/session.repo.ts';
import type { PassageStore } from '../passage/index.ts';
import { candidateCells, evidenceOf } from './bloc-cells.ts';
import type { Asking } from './bloc-cells.ts';
import type { CandidateRecord, Gatherer } from './candidate-record.ts';
import { decidingJury } from './deliberating-jury.ts';
import type { DecidingJury } from './deliberating-jury.ts';
import type { TableRow } from '../../../shared/areas/decisions.ts';

export interface ScopeParts {
  readonly repos: Repos;
  readonly store: PassageStore;
  readonly gatherer: Gatherer;
}

export interface SessionScope {
  readonly session: SessionRecord;
  readonly certification: Certification;
  readonly blocs: readonly Bloc[];
}

export interface ScopedCandidate {
  readonly sessionId: string;
  readonly record: CandidateRecord;
  readonly jury: DecidingJury;
  /** Blocs of the session that the candidate seeks, or all of them where they seek none of these. */
  readonly blocIds: readonly string[];
  readonly drafts: Asking['drafts'];
  readonly isListed: boolean;
  /** Neither heard nor listed any more: only what the session decided of them, and did not seal, keeps them in it. */
  readonly isGone: boolean;
}

/** The session, or null when there is none or its certification is not stored. */
export function scopeOf({ repos }: Pick<ScopeParts, 'repos'>, sessionId: string): SessionScope | null {
  const session = repos.sessions.get(sessionId);
  const stored =
    session === null ? null : repos.referentiels.get(session.referentielId, session.referentielVersion);
  if (session === null || stored === null) return null;
  const { certification } = stored;
  return {
    session,
    certification,
    blocs: certification.blocs.filter(({ id }) => session.blocIds.includes(id)),
  };
}

/**
 * Enrolments of the session's candidates, each person once: those heard in their order, those who were added, and those of whom
 * it decided something that no minutes seal, whatever became of their passages: a decision that stands is never out of sight.
 */
export function candidatesOf(
  { gatherer, repos }: Omit<ScopeParts, 'store'>,
  { session }: Pick<SessionScope, 'session'>,
): readonly string[] {
  const { sessionCandidates } = repos;
  const persons = new Set<string>();
  return [
    ...sessionCandidates.heard(session.id),
    ...sessionCandidates.listed(session.id),
    ...decidedIn({ gatherer, repos }, session.id),
  ].filter((id) => {
    const person = gatherer.personOf(id);
    if (person === null || persons.has(person.id)) return false;
    persons.add(person.id);
    return true;
  });
}

/** Enrolments of which a decision of the session stands that no minutes seal. */
function decidedIn({ gatherer, repos }: Omit<ScopeParts, 'store'>, sessionId: string): readonly string[] {
  const byPerson = new Map<string, readonly string[]>();
  for (const { enrolmentId } of repos.rulings.ofSession(sessionId)) {
    const person = gatherer.personOf(enrolmentId)?.id;
    if (person === undefined) continue;
    byPerson.set(person, [...new Set([...(byPerson.get(person) ?? []), enrolmentId])]);
  }
  return [...byPerson.values()].flatMap((ids) => (draftsOf(repos, sessionId, ids).size > 0 ? ids : []));
}

/** One candidate of the session, whose jury is the one that may decide on them; null for nobody of it. */
export function scopedCandidate(
  parts: ScopeParts,
  scope: SessionScope,
  enrolmentId: string,
): ScopedCandidate | null {
  const { gatherer, repos, store } = parts;
  const { certification, session } = scope;
  const read = gatherer.read(enrolmentId, session.id);
  if (read === null || read.certification.id !== certification.id) return null;
  const record = { ...read, certification };
  const heard = repos.sessionCandidates.heard(session.id);
  const listed = repos.sessionCandidates.listed(session.id);
  const isHeard = record.enrolmentIds.some((id) => heard.includes(id));
  const isListed = !isHeard && record.enrolmentIds.some((id) => listed.includes(id));
  const drafts = draftsOf(repos, session.id, record.enrolmentIds);
  if (!isHeard && !isListed && drafts.size === 0) return null;
  const sought = record.enrolmentIds.flatMap((id) => repos.enrolments.get(id)?.blocIds ?? []);
  const isSought = session.blocIds.some((id) => sought.includes(id));
  return {
    sessionId: session.id,
    record,
    jury: decidingJury(repos, store, session.id, session.rules, record.enrolmentIds),
    blocIds: session.blocIds.filter((id) => !isSought || sought.includes(id) || drafts.has(id)),
    drafts,
    isListed,
    isGone: !isHeard && !isListed,
  };
}

/** The last ruling on each bloc that the session took and did not seal. */
export function draftsOf(
  { rulings, sealed }: Pick<Repos, 'rulings' | 'sealed'>,
  sessionId: string,
  enrolmentIds: readonly string[],
): ReadonlyMap<string, BlocRulingRecord> {
  // In the order in which they were taken: a clock that is put back makes no earlier word the last one.
  const taken = rulings.ofCandidate(sessionId, enrolmentIds);
  const last = new Map(taken.map((ruling) => [ruling.blocId, ruling]));
  return new Map([...last].filter(([, { id, kind }]) => kind !== 'taken-back' && !sealed.isSealed(id)));
}

/** Members who assessed any of what the session decides on for that candidate, elsewhere. */
export function evaluatorIdsOf({ blocIds, jury, record, sessionId }: ScopedCandidate): readonly string[] {
  const evidence = blocIds.flatMap((blocId) => evidenceOf(record, blocId));
  return evaluatorsAmong(
    jury.seats.map(({ member }) => member),
    evidence,
    sessionId,
  );
}

/** The candidate as the table shows them. */
export function rowOf(candidate: ScopedCandidate, today: string): TableRow {
  const { blocIds, drafts, isGone, isListed, jury, record } = candidate;
  return {
    ...candidateCells(record, blocIds, { today, drafts }),
    lacks: jury.lacks,
    linkedIds: jury.linkedIds,
    evaluatorIds: evaluatorIdsOf(candidate),
    voterIds: jury.voters.voterIds,
    presidentId: jury.voters.presidentId,
    answererId: jury.seats.find(({ isPresident }) => isPresident)?.member.id ?? null,
    isListed,
    isGone,
  };
}
