/** A role play for the eyes of its jury; a candidate's screen is made from `candidateSheet` alone. */
import { eligibleSubjects, commitmentTo } from '../../../domain/roleplay/draw.ts';
import type { DrawMethod } from '../../../domain/roleplay/draw.schema.ts';
import { jurorCard, observerSheet } from '../../../domain/roleplay/juror-cards.ts';
import { SALES_STAGES } from '../../../domain/roleplay/sales-stages.ts';
import type { Subject } from '../../../domain/roleplay/subject.schema.ts';
import { durationMs } from '../../../domain/time/time.ts';
import type { PoolSubject, RoleplayView, StampView, SubjectChoice } from '../../../shared/areas/roleplay.ts';
import type { StoredDraw } from '../../db/repos/draw.repo.ts';
import type { MemberRecord } from '../../db/repos/jury-member.repo.ts';
import { sha256Hex } from '../../documents/minutes-file.ts';
import { isLocked } from '../passage/index.ts';
import type { PassageFacts, RoleplayFacts, RoleplayStore } from '../passage/index.ts';
import { inputOf, openRoleplay } from './roleplay-draw.ts';
import { poolOf, seenExclusions } from './roleplay-pool.ts';
import { summariseSubject } from '../subjects/index.ts';

/** Everything that the jury sees of a role play, its subject included. */
export function viewRoleplay(
  store: RoleplayStore,
  facts: PassageFacts,
  roleplay: RoleplayFacts,
): RoleplayView {
  const { subject } = roleplay;
  const choices = roleplay.draws.map((draw) => choiceOf(store, draw));
  return {
    passageId: facts.passage.id,
    stage: facts.state.stage,
    isChoiceOpen: openRoleplay(facts).ok,
    isOpen: !isLocked(facts),
    pool: poolView(store, facts),
    envelopes: sealedOf(roleplay, 'envelope'),
    sealedDraw: sealedOf(roleplay, 'draw'),
    choice: roleplay.standing === null ? null : (choices.at(-1) ?? null),
    formerChoices: roleplay.standing === null ? choices : choices.slice(0, -1),
    subject,
    cards: subject === null ? [] : subject.roles.flatMap(({ id }) => jurorCard(subject, id) ?? []),
    observerSheet: subject === null ? null : observerSheet(subject),
    roles: rolesOf(facts, roleplay),
    timeline: subject === null ? [] : timelineOf(subject, roleplay),
  };
}

/** Members who sit: present, and not withdrawn. */
export function playersOf({ declarations, members }: PassageFacts): readonly MemberRecord[] {
  const withdrawn = new Set(
    declarations.filter(({ kind }) => kind === 'withdrawn').map(({ jurorId }) => jurorId),
  );
  return members.filter(({ id, presence }) => presence !== 'absent' && !withdrawn.has(id));
}

/** Role of each member who sits; null only observes. */
export function rolesOf(facts: PassageFacts, { roles }: RoleplayFacts): RoleplayView['roles'] {
  return playersOf(facts).map(({ id }) => ({
    jurorId: id,
    roleId: roles.find(({ jurorId }) => jurorId === id)?.roleId ?? null,
  }));
}

/** Stamps in the order of time, with what they mean in French. */
export function timelineOf(subject: Subject, { stamps }: RoleplayFacts): readonly StampView[] {
  return stamps.map((stamp) => ({
    ...stamp,
    elapsedMs: durationMs(Math.round(stamp.elapsedMs)),
    label: targetsOf(subject, stamp.kind).find(({ id }) => id === stamp.targetId)?.label ?? stamp.targetId,
  }));
}

/** What can be stamped: the stages that the subject expects, or the moves of its roles. */
export function targetsOf(
  { roles, stages }: Subject,
  kind: StampView['kind'],
): readonly { readonly id: string; readonly label: string }[] {
  return kind === 'stage'
    ? SALES_STAGES.filter(({ id }) => stages.includes(id))
    : roles.flatMap(({ moves }) => moves.map(({ id, text }) => ({ id, label: text })));
}

function poolView(store: RoleplayStore, facts: PassageFacts): readonly PoolSubject[] {
  const pool = poolOf(store, facts).map(summariseSubject);
  const barred = seenExclusions(
    store,
    facts,
    pool.map(({ id }) => ({ subjectId: id })),
  );
  return pool.map((summary) => {
    const exclusions = barred.filter(({ subjectId }) => subjectId === summary.id);
    const isEligible = exclusions.length === 0;
    const isRepeat = !isEligible && exclusions.every(({ reason }) => reason === 'seen-in-session');
    return { ...summary, exclusions, isEligible, isRepeat };
  });
}

function choiceOf(
  { subjects }: RoleplayStore,
  { drawnAt, record, replaceReason }: StoredDraw,
): SubjectChoice {
  const { subjectId, version } = record.result;
  const title = subjects.get(subjectId, version)?.subject.title ?? subjectId;
  return { record, title, at: drawnAt, replaceReason };
}

/** The seed stays out of every view until the draw is done. */
function sealedOf({ pending }: RoleplayFacts, method: DrawMethod): RoleplayView['sealedDraw'] {
  if (pending?.method !== method) return null;
  const input = inputOf(pending);
  return {
    count: eligibleSubjects(input).length,
    commitment: commitmentTo(input, sha256Hex),
    replaceReason: pending.replaceReason,
  };
}
