/**
 * Reads everything stored about a passage, in parts: a change reads all of them once, and afterwards only those that it
 * wrote.
 */
import { planPassage, withPreparation } from '../../../domain/passage/accommodation.ts';
import { createPassage } from '../../../domain/passage/passage.machine.ts';
import type { PassageState } from '../../../domain/passage/passage.types.ts';
import { assessedCompetences } from '../../../domain/certification/assessed.ts';
import { blocsOfTest, findTest } from '../../../domain/certification/certification.ts';
import { areTermsKept } from '../../../domain/certification/session-terms.ts';
import { durationMs } from '../../../domain/time/time.ts';
import type { AccommodationInput } from '../../../shared/areas/passage/prepared.ts';
import type { Repos } from '../../db/repos.ts';
import type { ContentLock } from '../../db/repos/content-lock.repo.ts';
import type { PassageOutcome } from '../../db/repos/passage-outcome.queries.ts';
import type { FrozenMember } from '../../db/repos/freeze.repo.ts';
import { DamagedRecordError } from '../../kernel/damaged-record-error.ts';
import { lockedJury } from './locked-jury.ts';
import type { FactPart, PassageFacts, PreparedPassage } from './passage-facts.ts';
import type { RoleplayStore } from './roleplay-facts.ts';

/** Why a passage is held, and how it is shown. */
export interface Doubt {
  /** The state to show, which the journal gives; null when it gives none. */
  readonly state: PassageState | null;
  /** What it is read from, beside its state and journal, is gone or damaged: nothing here can mend it. */
  readonly isLost: boolean;
}

export interface PassageLoader {
  /** The passage as prepared, or as frozen; null when there is none. */
  prepared(passageId: string): PreparedPassage | null;
  /** A passage that has not begun takes its timing from what is prepared now; afterwards it never changes. */
  initialState(prepared: PreparedPassage): PassageState;
  /** Everything about a passage; null when there is none. */
  load(passageId: string): PassageFacts | null;
  /** The same facts, with those parts as they are stored now. */
  reload(facts: PassageFacts, parts: ReadonlySet<FactPart>): PassageFacts;
  readonly organisation: () => string;
}

/** What is read with the preparation: it says who sits, and what became of the passage. */
type Base = PreparedPassage &
  Pick<
    PassageFacts,
    | 'lock'
    | 'signatures'
    | 'external'
    | 'number'
    | 'minutesId'
    | 'rectifiedName'
    | 'reopenedAtVersion'
    | 'attempt'
    | 'linkedIds'
    | 'next'
    | 'mateIds'
    | 'isAway'
  > &
  Pick<PassageOutcome, 'hasSigned'>;

/** Reads through the repos of one connection; a passage in doubt has the state that its doubt shows. */
export function createPassageLoader(
  repos: Repos,
  roleplay: Pick<RoleplayStore, 'load'>,
  doubts: ReadonlyMap<string, Doubt>,
): PassageLoader {
  const { attachments, attempts, candidateSignatures, declarations, deliberation } = repos;
  const { external, freezes, grids, journal } = repos;
  const { locks, members, outcomes, passages, preferences, referentiels, sessions } = repos;

  function organisation(): string {
    const name = preferences.all()['organisation'];
    return typeof name === 'string' ? name : '';
  }

  function prepared(passageId: string, lock = locks.standing(passageId)): PreparedPassage | null {
    const live = passages.get(passageId);
    const liveSession = live === null ? null : sessions.get(live.sessionId);
    if (live === null || liveSession === null) return null;
    const { passage: freeze, session: frozenSession } = freezes.standing(passageId, liveSession.id);
    const locked = freeze === null ? lockedJury(lock) : null;
    const session = { ...liveSession, ...frozenSession, ...locked?.session, ...freeze?.content.session };
    const passage = freeze?.content.passage ?? live;
    const frozenName = frozenSession?.organisation ?? '';
    const stored = referentiels.get(session.referentielId, session.referentielVersion);
    if (stored === null) throw new Error(`session ${session.id} has no référentiel`);
    const { certification, digest } = stored;
    const test = findTest(certification, passage.testId);
    if (test === undefined) throw new Error(`passage ${passageId} has no test`);
    const { rules, settings } = session;
    if (freeze === null && lock === null && !areTermsKept(certification, { ...settings, rules })) {
      throw new Error(`session ${session.id} has terms that it could not be given`);
    }
    return {
      freeze,
      passage,
      session,
      // A name that nobody had given by the start is no name: it is asked for until the lock.
      organisation: frozenName === '' ? organisation : () => frozenName,
      ...membersOf(session.id, freeze?.content.members ?? locked?.members ?? null, lock !== null),
      attachments: freeze?.content.attachments ?? attachments.ofPassage(passageId),
      certification,
      referentielDigest: frozenSession?.referentielDigest ?? digest,
      blocs: blocsOfTest(certification, test),
      test,
      competences: assessedCompetences({
        certification,
        test,
        sessionScale: session.settings.scale,
        covered: session.settings.covered?.[test.id],
      }),
    };
  }

  /**
   * The jury as it was when the passage began, or was locked by 0.1.0, which froze nothing; only a PIN is read where it
   * stands now. Once the content is locked nobody joins any more.
   */
  function membersOf(
    sessionId: string,
    kept: readonly FrozenMember[] | null,
    isLocked: boolean,
  ): Pick<PreparedPassage, 'members' | 'newcomers'> {
    const live = members.ofSession(sessionId);
    if (kept === null) return { members: live, newcomers: [] };
    return {
      members: kept.map((member) => ({
        ...member,
        sessionId,
        pinHash: live.find(({ id }) => id === member.id)?.pinHash ?? null,
      })),
      newcomers: isLocked ? [] : live.filter(({ id }) => !kept.some((member) => member.id === id)),
    };
  }

  /** Who has a link with the candidate, as that attempt and every one before it knew. */
  function linkedIds(passageId: string | undefined): ReadonlySet<string> {
    if (passageId === undefined) return new Set();
    const withdrawals = journal.state(passageId)?.jury?.withdrawals ?? [];
    return new Set([
      ...linkedIds(attempts.ofPassage(passageId)?.previousId),
      ...declarations
        .standing(passageId)
        .flatMap(({ jurorId, kind }) => (kind === 'withdrawn' ? [jurorId] : [])),
      ...withdrawals.flatMap(({ cause, jurorId }) => (cause === 'link' ? [jurorId] : [])),
    ]);
  }

  function initialState({ session, passage, test }: PreparedPassage): PassageState {
    return createPassage(
      planPassage(
        withPreparation(test, session.settings.preparationMs),
        toAccommodation(passage.accommodation),
        session.settings.reminderMs,
      ),
    );
  }

  function stateOf(preparation: PreparedPassage): PassageState {
    const { id } = preparation.passage;
    const doubt = doubts.get(id);
    if (doubt?.state === null) throw new DamagedRecordError(id);
    return doubt?.state ?? journal.state(id) ?? initialState(preparation);
  }

  function signedUnder(passageId: string, lock: ContentLock | null): Pick<Base, 'signatures' | 'external'> {
    if (lock === null) return { signatures: [], external: [] };
    return {
      signatures: locks.signatures(passageId, lock.revision),
      external: external.ofLock(passageId, lock.revision),
    };
  }

  function base(passageId: string): Base | null {
    const lock = locks.standing(passageId);
    const preparation = prepared(passageId, lock);
    if (preparation === null) return null;
    const around = attempts.around(passageId);
    return {
      ...preparation,
      lock,
      ...signedUnder(passageId, lock),
      ...outcomes.ofPassage(passageId),
      ...around,
      linkedIds: linkedIds(around.attempt?.previousId),
    };
  }

  function declared(passageId: string): Pick<PassageFacts, 'declarations' | 'linksTakenBack'> {
    const { standing, takenBack } = declarations.ofPassage(passageId);
    return { declarations: standing, linksTakenBack: takenBack };
  }

  function deliberated(passageId: string): Pick<PassageFacts, 'changes' | 'recordedDecision'> {
    return { changes: deliberation.changes(passageId), recordedDecision: deliberation.decision(passageId) };
  }

  function reload(facts: PassageFacts, parts: ReadonlySet<FactPart>): PassageFacts {
    const { id } = facts.passage;
    const known = parts.has('preparation') ? { ...facts, ...base(id) } : facts;
    return {
      ...known,
      ...(parts.has('declarations') ? declared(id) : {}),
      ...(parts.has('attendance') ? { attendanceSignature: candidateSignatures.standing(id) } : {}),
      ...(parts.has('grids') ? { grids: grids.grids(id) } : {}),
      ...(parts.has('deliberation') ? deliberated(id) : {}),
      ...(parts.has('roleplay') ? { roleplay: roleplay.load(known) } : {}),
    };
  }

  return {
    prepared,
    initialState,
    organisation,
    reload,
    load: (passageId) => {
      const known = base(passageId);
      if (known === null) return null;
      return {
        ...known,
        state: stateOf(known),
        ...declared(passageId),
        attendanceSignature: known.hasSigned ? candidateSignatures.standing(passageId) : null,
        grids: grids.grids(passageId),
        ...deliberated(passageId),
        roleplay: roleplay.load(known),
      };
    },
  };
}

function toAccommodation({ timeMeasure, otherMeasures }: AccommodationInput) {
  return timeMeasure.kind === 'fixed'
    ? { timeMeasure: { ...timeMeasure, extraMs: durationMs(timeMeasure.extraMs) }, otherMeasures }
    : { timeMeasure, otherMeasures };
}
