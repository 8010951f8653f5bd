/** A candidate's blocs as they are shown and decided: evidence, proposal, what is current and what the session decided. */
import type { Evidence } from '../../../domain/bloc/bloc.schema.ts';
import { currentRuling, isUpToDate } from '../../../domain/bloc/current-ruling.ts';
import type { SealedRuling } from '../../../domain/bloc/current-ruling.ts';
import { heldBlocOf, proposeBloc, testsOfBloc } from '../../../domain/bloc/propose-bloc.ts';
import { isAbout } from '../../../domain/bloc/standing-evidence.ts';
import { wholeOutcome } from '../../../domain/bloc/whole-outcome.ts';
import { displayName } from '../../../domain/candidate/person.ts';
import { BLOC_ATTENTIONS } from '../../../shared/areas/decisions.ts';
import type {
  BlocAttention,
  BlocCell,
  CandidateCells,
  CurrentView,
  DraftRuling,
  SealedView,
} from '../../../shared/areas/decisions.ts';
import type { BlocRulingRecord } from '../../db/repos/bloc-ruling.repo.ts';
import { canonicalJson } from '../../documents/minutes-file.ts';
import type { CandidateRecord } from './candidate-record.ts';
import type { KnownRuling } from './rulings-of-minutes.ts';

/** What the session has to say, where one asks. */
export interface Asking {
  /** ISO calendar date. */
  readonly today: string;
  /** Standing rulings of the session that are not sealed, by bloc. */
  readonly drafts: ReadonlyMap<string, BlocRulingRecord>;
}

/** Every bloc that is asked for, in the order of the certification. */
export function cellsOf(
  record: CandidateRecord,
  blocIds: readonly string[],
  asking: Asking,
): readonly BlocCell[] {
  return record.certification.blocs
    .filter(({ id }) => blocIds.includes(id))
    .map(({ id }) => cellOf(record, id, asking));
}

export function cellOf(record: CandidateRecord, blocId: string, { drafts, today }: Asking): BlocCell {
  const { certification, held } = record;
  const evidence = evidenceOf(record, blocId);
  const calculation = proposeBloc({ certification, blocId, evidence, held, today });
  const rulings = rulingsOf(record, blocId);
  const current = viewCurrent(rulings);
  const recorded = drafts.get(blocId);
  const draft = recorded === undefined ? null : viewDraft(recorded, record, today);
  const cell = { blocId, held: heldBlocOf(held, blocId, today), evidence, calculation, current, draft };
  return { ...cell, attention: attentionOf(cell, isSettled(rulings, evidence), today) };
}

/** A candidate with those blocs, and the outcome over all of the certification as what was decided leaves it. */
export function candidateCells(
  record: CandidateRecord,
  blocIds: readonly string[],
  asking: Asking,
): CandidateCells {
  const { certification, enrolment, person } = record;
  const blocs = cellsOf(record, blocIds, asking);
  return {
    enrolmentId: enrolment.id,
    personId: person.id,
    name: displayName(person),
    birthDate: person.birth.date ?? '',
    certification: { id: certification.id, version: certification.version, title: certification.title },
    blocs,
    whole: wholeOf(record, asking),
    attention: mostUrgent(blocs.map(({ attention }) => attention)),
  };
}

/** Evidence that is about a bloc, with what its tests are. */
export function evidenceOf(
  { certification, evidence }: CandidateRecord,
  blocId: string,
): readonly Evidence[] {
  const tests = testsOfBloc(certification, blocId).map(({ id }) => id);
  return evidence.filter((each) => tests.some((testId) => isAbout(each, testId, blocId)));
}

export function rulingsOf({ rulings }: CandidateRecord, blocId: string): readonly KnownRuling[] {
  return rulings.filter((ruling) => ruling.blocId === blocId);
}

/** The outcome of the certification, with what this session decided in place of what it would replace. */
export function wholeOf(record: CandidateRecord, asking: Asking) {
  const standing = cellsOf(
    record,
    record.certification.blocs.map(({ id }) => id),
    asking,
  ).map(({ blocId, calculation, current, draft, held }) => ({
    blocId,
    isHeld: held !== null,
    isSought: record.soughtBlocIds.includes(blocId),
    outcome:
      draft === null || draft.isOutdated
        ? current.state === 'current'
          ? current.outcome
          : null
        : draft.outcome,
    value: calculation.value,
    outOf: calculation.outOf,
  }));
  return wholeOutcome(record.certification, standing);
}

/**
 * Whether a ruling may still be sealed: it names every head, and stands on the evidence that there is. A bloc that is held by now
 * (`today` is ISO) is not decided again.
 */
export function isStillTrue(ruling: BlocRulingRecord, record: CandidateRecord, today: string): boolean {
  if (!isUpToDate(ruling.supersedes, rulingsOf(record, ruling.blocId))) return false;
  if (ruling.kind === 'revocation') return true;
  if (heldBlocOf(record.held, ruling.blocId, today) !== null) return false;
  if (ruling.kind !== 'decision') return true;
  return usableIn(ruling.grounds.evidence) === usableIn(evidenceOf(record, ruling.blocId));
}

/** Whether what is current stands on all that is known: what was decided elsewhere does as far as its day goes. */
function isSettled(rulings: readonly KnownRuling[], evidence: readonly Evidence[]): boolean {
  const current = currentRuling(rulings);
  if (current.state !== 'current') return false;
  return current.rulings.some((ruling) =>
    ruling.kind === 'decision' && ruling.evidence !== undefined
      ? usableIn(ruling.evidence) === usableIn(evidence)
      : evidence.every(({ date, status }) => status !== 'usable' || Date.parse(date) <= ruling.sealedAt),
  );
}

/** What may be decided on, in a form in which it is compared. */
function usableIn(evidence: readonly Evidence[]): string {
  return canonicalJson(
    evidence
      .filter(({ status }) => status === 'usable')
      .map(({ id, result, state }) => ({ id, result, state }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  );
}

function viewDraft(ruling: BlocRulingRecord, record: CandidateRecord, today: string): DraftRuling | null {
  const { kind } = ruling;
  if (kind === 'taken-back') return null;
  return {
    id: ruling.id,
    kind,
    outcome: ruling.outcome,
    reason: ruling.reason,
    recommendations: ruling.recommendations,
    condition: ruling.condition,
    vote: ruling.vote,
    dissents: ruling.dissents,
    hasCastingVote: ruling.hasCastingVote,
    decidedBy: ruling.decidedBy,
    decidedAt: ruling.decidedAt,
    isOutdated: !isStillTrue(ruling, record, today),
  };
}

function viewCurrent(rulings: readonly KnownRuling[]): CurrentView {
  const current = currentRuling(rulings);
  switch (current.state) {
    case 'none':
      return { state: 'none', revoked: current.revoked.map(viewSealed) };
    case 'current':
      return { state: 'current', outcome: current.outcome, rulings: current.rulings.map(viewSealed) };
    case 'to-settle':
      return { state: 'to-settle', heads: current.heads.map(viewSealed) };
  }
}

function viewSealed(ruling: SealedRuling & Partial<KnownRuling>): SealedView {
  const { condition = null, kind, number, outcome, reason = '', sealedAt, sessionId = null } = ruling;
  return { kind, outcome, number, sealedAt, condition, sessionId, reason };
}

function attentionOf(
  { calculation, current, draft, held }: Omit<BlocCell, 'attention'>,
  isCurrentSettled: boolean,
  today: string,
): BlocAttention {
  if (draft?.isOutdated === true) return 'outdated';
  if (draft !== null) return 'decided';
  if (current.state === 'to-settle') return 'to-settle';
  if (held !== null || (current.state === 'current' && current.outcome === 'validated')) return 'closed';
  const isOverdue =
    current.state === 'current' &&
    current.rulings.some(({ condition }) => condition !== null && condition.dueOn < today);
  if (isCurrentSettled) return isOverdue ? 'overdue' : 'closed';
  if (calculation.contradictions.length > 0) return 'contradiction';
  const outcomes = new Set(
    calculation.lines.flatMap((line) =>
      line.kind === 'test' && line.outcome !== null ? [line.outcome] : [],
    ),
  );
  if (outcomes.size > 1) return 'divergent';
  return isOverdue ? 'overdue' : 'undecided';
}

export function mostUrgent(attentions: readonly BlocAttention[]): BlocAttention {
  return BLOC_ATTENTIONS.find((each) => attentions.includes(each)) ?? 'undecided';
}
