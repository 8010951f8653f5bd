/**
 * Freezes what minutes and rights are made from: for a session at its first start, for a passage at its own. From then on
 * `PassageStore.load` reads these rows, and only acts of the passage change who sits or complete what was prepared.
 */
import type { DetailField } from '../../../domain/jury/jury-acts.types.ts';
import type { JournalEntry, PassageEvent, PassageState } from '../../../domain/passage/passage.types.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import type { FrozenMember, PassageFreeze } from '../../db/repos/freeze.repo.ts';
import type { MemberRecord } from '../../db/repos/jury-member.repo.ts';
import type { PassageFacts } from './passage-facts.ts';
import type { PassageChange } from './passage-change.types.ts';
import type { PassageStore } from './passage-store.ts';

type FreezeStore = Pick<PassageStore, 'freezes' | 'grids'>;

/** Events with which a passage begins; a first judgement in a grid is the other way. */
const STARTS: ReadonlySet<PassageEvent['type']> = new Set([
  'phase-started',
  'timed-phases-closed',
  'finding-opened',
]);

/** Freezes a passage, and its session with the first one, unless they are frozen; answers whether it wrote. */
export function beginFreeze(
  { freezes }: Pick<FreezeStore, 'freezes'>,
  facts: PassageFacts,
  cause: 'start' | 'upgrade',
  at: Instant,
): boolean {
  if (facts.freeze !== null) return false;
  const { passage, session, state } = facts;
  if (freezes.session(session.id) === null) {
    const { blocIds, referentielId, referentielVersion, rules, settings, status } = session;
    freezes.freezeSession(
      session.id,
      cause,
      {
        status,
        referentielId,
        referentielVersion,
        referentielDigest: facts.referentielDigest,
        organisation: facts.organisation(),
        blocIds,
        rules,
        settings,
      },
      at,
    );
  }
  freezes.freezePassage(passage.id, cause, freezeOf(facts), { at, passageVersion: state.version });
  return true;
}

/**
 * Freezes at a start, and lifts what a start froze when it is undone and nobody has judged yet; answers whether it wrote.
 */
export function followFreeze(
  store: FreezeStore,
  facts: PassageFacts,
  change: { readonly entries: readonly JournalEntry[]; readonly state: PassageState; readonly at: Instant },
): boolean {
  const types = change.entries.map(({ event }) => event.type);
  const isBegun = types.some((type) => STARTS.has(type)) && beginFreeze(store, facts, 'start', change.at);
  const isBackAtReception = types.includes('start-undone') && change.state.stage === 'reception';
  if (!isBackAtReception || store.grids.hasJudgement(facts.passage.id)) return isBegun;
  store.freezes.liftPassage(facts.passage.id, { at: change.at, passageVersion: change.state.version });
  if (!store.freezes.isAnyFrozen(facts.session.id)) store.freezes.liftSession(facts.session.id, change.at);
  return true;
}

/** Completes what stands of a begun passage: a new frozen row, and an entry of the journal that names the fields. */
export function completeFreeze(
  { freezes }: Pick<FreezeStore, 'freezes'>,
  { apply, facts, now, state }: Pick<PassageChange, 'apply' | 'facts' | 'now' | 'state'>,
  change: Partial<PassageFreeze>,
  fields: readonly DetailField[],
): Answer<null> {
  const completed = apply({ type: 'complete-details', fields }, { kind: 'panel' });
  if (!completed.ok) return completed;
  const stamp = { at: now.wall, passageVersion: state().version };
  freezes.freezePassage(facts.passage.id, 'completion', { ...freezeOf(facts), ...change }, stamp);
  return { ok: true, value: null };
}

/**
 * A member who was convened since the passage began, and is called in, joins what stands of it. The session page may have
 * made them president meanwhile: here the president is the one who sat at the start, or whom the members named since.
 */
export function freezeArrival(
  { freezes }: Pick<FreezeStore, 'freezes'>,
  { facts, now, state }: Pick<PassageChange, 'facts' | 'now' | 'state'>,
  newcomer: MemberRecord,
): void {
  const standing = freezeOf(facts);
  const content = {
    ...standing,
    members: [...standing.members, frozenMember({ ...newcomer, isPresident: false })],
  };
  freezes.freezePassage(facts.passage.id, 'arrival', content, {
    at: now.wall,
    passageVersion: state().version,
  });
}

/** A member as frozen rows keep them. */
function frozenMember(member: MemberRecord): FrozenMember {
  const { capacity, college, id, isConsultative, isExternal, isPresident, name, position, presence } = member;
  return {
    id,
    position,
    name,
    capacity,
    college,
    isPresident,
    isExternal,
    isConsultative,
    presence,
    isSubstitute: member.isSubstitute === true,
  };
}

function freezeOf({ attachments, freeze, members, passage, session, state }: PassageFacts): PassageFreeze {
  if (freeze !== null) return freeze.content;
  const { date, place, title } = session;
  return {
    session: { title, date, place },
    passage,
    // As received: what the panel set for this passage stands in the place of the session's default.
    members: members.map((member) =>
      frozenMember({ ...member, presence: state.jury?.presence[member.id] ?? member.presence }),
    ),
    attachments,
  };
}
