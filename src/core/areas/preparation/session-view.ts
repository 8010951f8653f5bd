import { compositionFaults } from '../../../domain/jury/jury.rules.ts';
import { findTest } from '../../../domain/certification/certification.ts';
import type { Certification } from '../../../domain/certification/certification.schema.ts';
import type { Answer } from '../../../shared/error-codes.ts';
import { detailsOf } from '../../../shared/areas/preparation/sessions.ts';
import type { MemberView, PassageSummary, SessionView } from '../../../shared/areas/preparation/sessions.ts';
import type { MemberRecord } from '../../db/repos/jury-member.repo.ts';
import type { PassageProgress } from '../../db/repos/passage-progress.queries.ts';
import type { PassageRecord } from '../../db/repos/passage.repo.ts';
import type { PreparationStore } from './preparation-store.ts';
import { summarise } from '../certifications/index.ts';
import { notFound } from '../../kernel/refusal.ts';

const NOT_BEGUN: PassageProgress = {
  stage: 'reception',
  attendance: null,
  isBegun: false,
  isFrozen: false,
  needsRuling: false,
  nextPassageId: null,
  minutesId: null,
  outcome: null,
};

const WORD = { validated: 'favourable', refused: 'unfavourable', 'not-assessed': 'none' } as const;

/** A session with its jury and its passages, or null when there is none. */
function viewSession(store: PreparationStore, sessionId: string): SessionView | null {
  const session = store.sessions.get(sessionId);
  if (session === null) return null;
  const stored = store.referentiels.get(session.referentielId, session.referentielVersion);
  if (stored === null) throw new Error(`session ${sessionId} has no référentiel`);
  const members = store.members.ofSession(sessionId);
  const progress = store.progress.ofSession(sessionId);
  const groups = store.together.ofSession(sessionId);
  const away = store.handovers.awayIn(sessionId);
  return {
    ...detailsOf(session),
    id: session.id,
    isSample: session.isSample,
    referentiel: summarise(stored),
    blocIds: session.blocIds,
    rules: session.rules,
    settings: session.settings,
    members: members.map(viewMember),
    compositionFaults: compositionFaults(members, session.rules),
    isFrozen: store.freezes.session(sessionId) !== null,
    passages: store.passages.ofSession(sessionId).map((passage) => ({
      ...viewPassageSummary(
        passage,
        progress.get(passage.id) ?? NOT_BEGUN,
        stored.certification,
        groups.get(passage.id) ?? null,
      ),
      away: away.get(passage.id) ?? null,
      candidate: { ...passage.candidate, ...store.rectifications.standingName(passage.id) },
    })),
  };
}

/** The session as it stands now, `not-found` when there is none. */
export function answerSession(store: PreparationStore, sessionId: string): Answer<SessionView> {
  const view = viewSession(store, sessionId);
  return view === null ? notFound() : { ok: true, value: view };
}

/** What every screen may know of a member: the hash of a PIN stays here. */
function viewMember(member: MemberRecord): MemberView {
  return {
    id: member.id,
    name: member.name,
    capacity: member.capacity,
    college: member.college,
    isPresident: member.isPresident,
    isExternal: member.isExternal,
    isConsultative: member.isConsultative,
    presence: member.presence,
    isSubstitute: member.isSubstitute === true,
    hasPin: member.pinHash !== null,
  };
}

function viewPassageSummary(
  passage: PassageRecord,
  { outcome, ...progress }: PassageProgress,
  certification: Certification,
  groupId: string | null,
): Omit<PassageSummary, 'away' | 'candidate'> {
  const test = findTest(certification, passage.testId);
  const words = certification.words[test?.isDeciding === true ? 'blocOutcome' : 'test'];
  return {
    id: passage.id,
    position: passage.position,
    plannedTime: passage.plannedTime,
    blocIds: passage.blocIds,
    testId: passage.testId,
    testTitle: test?.title ?? passage.testId,
    groupId,
    ...progress,
    result: outcome === null ? null : { outcome, word: words[WORD[outcome]] },
    needsEvaluatorChoice: test?.contradiction !== undefined && passage.evaluatorChoice === null,
  };
}
