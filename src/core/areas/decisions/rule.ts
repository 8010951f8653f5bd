/** Acts of a jury that rules: everything is asked again in the transaction that records it. */
import { refusalToDecide } from '../../../domain/bloc/refusal-to-decide.ts';
import { currentRuling, toSupersede } from '../../../domain/bloc/current-ruling.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { NamedActor, PinConfirmation } from '../../../shared/request-parts.ts';
import type { BlocRulingRecord } from '../../db/repos/bloc-ruling.repo.ts';
import type { MemberRecord } from '../../db/repos/jury-member.repo.ts';
import type { Repos } from '../../db/repos.ts';
import type { Acting } from '../../kernel/act.ts';
import type { Deps } from '../../kernel/deps.ts';
import { localDate } from '../../kernel/local-date.ts';
import { confirmedBy } from '../../kernel/pin-confirmation.ts';
import { granted, notFound, refuse } from '../../kernel/refusal.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { cellOf, rulingsOf } from './bloc-cells.ts';
import { mayAnswer, refusalOf } from './deliberating-jury.ts';
import { scopedCandidate, scopeOf } from './session-scope.ts';
import type { ScopedCandidate, ScopeParts, SessionScope } from './session-scope.ts';

export interface RulingAct extends Acting {
  readonly scope: SessionScope;
  readonly today: string;
  readonly confirmedIds: readonly string[];
  /** Who answered, as records keep it. */
  readonly by: readonly NamedActor[];
}

/** What is asked of one candidate and bloc. */
export interface AskedBloc {
  readonly enrolmentId: string;
  readonly blocId: string;
}

export const TOPIC = 'decisions';

/**
 * Checks the PINs, then runs `work` in one act on a session that may still decide: its minutes are not being signed, and those
 * who answered may still answer.
 */
export async function ruling(
  deps: Deps,
  parts: ScopeParts,
  {
    confirmations,
    sessionId,
  }: { readonly sessionId: string; readonly confirmations: readonly PinConfirmation[] },
  work: (act: RulingAct) => Answer<null>,
): Promise<Answer<null>> {
  const confirmed = await confirmedBy(deps.pins, deciders(deps.repos, sessionId), confirmations);
  if (!confirmed.ok) return confirmed;
  return deps.act(TOPIC, (acting) => {
    const scope = scopeOf(parts, sessionId);
    if (scope === null) return notFound({ sessionId });
    const members = deciders(acting.repos, sessionId);
    if (!confirmed.value.stillHold(members)) return refuse('pin-wrong');
    if (isSessionLocked(acting.repos, sessionId)) return refuse('session-locked');
    const confirmedIds = confirmed.value.jurorIds;
    const by = members
      .filter(({ id }) => confirmedIds.includes(id))
      .map(({ id, name }): NamedActor => ({ kind: 'juror', id, name }));
    const today = localDate(acting.now.wall, deps.timeZone);
    return work({ ...acting, scope, today, confirmedIds, by });
  });
}

/** Members who may answer for what a session decides: those who sit with a voice. */
function deciders({ members }: Pick<Repos, 'members'>, sessionId: string): readonly MemberRecord[] {
  return members
    .ofSession(sessionId)
    .filter(
      ({ isConsultative, isSubstitute, presence }) =>
        !isConsultative && isSubstitute !== true && presence !== 'absent',
    );
}

/** Whether the minutes of a session are locked for signing: nothing that they say may change meanwhile. */
export function isSessionLocked(
  { sessionMinutes }: Pick<Repos, 'sessionMinutes'>,
  sessionId: string,
): boolean {
  return sessionMinutes.openRevision(sessionId) !== null;
}

/** The candidate and bloc of a ruling, for the jury that may decide on them; refused with both named. */
export function askedOf(
  parts: ScopeParts,
  { confirmedIds, scope }: Pick<RulingAct, 'confirmedIds' | 'scope'>,
  { blocId, enrolmentId }: AskedBloc,
  { isPresidentAlone = false } = {},
): Answer<ScopedCandidate> {
  const candidate = scopedCandidate(parts, scope, enrolmentId);
  if (candidate === null || !candidate.blocIds.includes(blocId)) return notFound({ enrolmentId, blocId });
  const { jury } = candidate;
  const [lack] = isPresidentAlone ? [] : jury.lacks;
  if (lack !== undefined) return refusalOf(lack, enrolmentId);
  const president = jury.seats.find(({ isPresident }) => isPresident);
  const isAnswered = isPresidentAlone
    ? president !== undefined && confirmedIds.includes(president.member.id)
    : mayAnswer(jury, confirmedIds);
  return isAnswered ? granted(candidate) : refuse('confirmation-missing', { enrolmentId, blocId });
}

export type RulingText = Pick<
  BlocRulingRecord,
  'outcome' | 'reason' | 'recommendations' | 'condition' | 'vote' | 'dissents' | 'hasCastingVote'
>;

/** Why the jury may not decide that way, or null. */
export function decidingRefusal(
  candidate: ScopedCandidate,
  { blocId, enrolmentId }: AskedBloc,
  text: RulingText,
  today: string,
): Refusal | null {
  const { record } = candidate;
  const { calculation, held } = cellOf(record, blocId, { today, drafts: new Map() });
  if (text.outcome === null) return refuse('outcome-not-allowed', { enrolmentId, blocId });
  const fault = refusalToDecide(
    {
      calculation,
      isHeld: held !== null,
      current: currentRuling(rulingsOf(record, blocId)),
      voters: candidate.jury.voters,
      today,
    },
    { ...text, outcome: text.outcome },
  );
  return fault === null ? null : refuse(fault.code, { enrolmentId, blocId, ...fault.details });
}

/** Records what was ruled, with what it stands on and every sealed ruling that it replaces. */
export function record(
  { by, now, repos, scope, today }: RulingAct,
  { record: given }: ScopedCandidate,
  kind: BlocRulingRecord['kind'],
  { blocId, id }: { readonly id: string; readonly blocId: string },
  text: RulingText,
): void {
  const { calculation, evidence } = cellOf(given, blocId, { today, drafts: new Map() });
  repos.rulings.append({
    ...text,
    id,
    sessionId: scope.session.id,
    enrolmentId: given.enrolment.id,
    blocId,
    kind,
    grounds: { calculation, evidence },
    supersedes: kind === 'taken-back' ? [] : toSupersede(rulingsOf(given, blocId)),
    decidedBy: by,
    decidedAt: now.wall,
  });
  repos.audit.append({
    at: now.wall,
    action: 'bloc-ruled',
    subjectId: given.enrolment.id,
    details: { sessionId: scope.session.id, blocId, kind, by: by.map(({ id: jurorId }) => jurorId) },
  });
}

/** Of a ruling that is no decision of the jury on evidence. */
export function bare(reason: string, outcome: RulingText['outcome']): RulingText {
  return {
    outcome,
    reason,
    recommendations: '',
    condition: null,
    vote: null,
    dissents: [],
    hasCastingVote: false,
  };
}
