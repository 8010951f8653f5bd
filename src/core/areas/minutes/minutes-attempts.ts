/** Earlier attempts at a test, cited in the minutes of the one that decides: kept as they were, and counted in nothing. */
import type { MinutesContent2 } from '../../../domain/minutes/minutes.schema.ts';
import type { Attempt } from '../../db/repos/attempt.repo.ts';
import { outcomeOf, testOutcome } from '../../../domain/minutes/stated-result.ts';
import { changesOf, resultOf } from './minutes-assessment.ts';
import { conductOf, phasesOf } from './minutes-content.ts';
import { gridOf, lockedContent, seatsOf } from '../passage/index.ts';
import type { PassageFacts, PassageStore } from '../passage/index.ts';

type CitedAttempt = MinutesContent2['attempts'][number];

/** Attempts before this passage, the first one first. */
export function earlierAttempts(
  store: Pick<PassageStore, 'load' | 'journal' | 'locks'>,
  { attempt }: Pick<PassageFacts, 'attempt'>,
): CitedAttempt[] {
  const previous = attempt === null ? null : store.load(attempt.previousId);
  if (attempt === null || previous === null) return [];
  return [...earlierAttempts(store, previous), cite(store, previous, attempt)];
}

function cite(
  { journal, locks }: Pick<PassageStore, 'journal' | 'locks'>,
  facts: PassageFacts,
  { at, cause, reason }: Attempt,
): CitedAttempt {
  const entries = journal.entries(facts.passage.id);
  const last = entries.at(-1);
  if (last === undefined) throw new Error('an attempt has a journal');
  const phases = phasesOf(facts, last.at);
  const begun = phases.flatMap(({ startedAt }) => startedAt ?? []);
  const ended = phases.flatMap(({ endedAt }) => endedAt ?? []);
  // Who sat at the start or came later, those who left included: what they sealed is cited under their name.
  const sat = seatsOf(facts).filter(({ departure, isSitting }) => isSitting || departure !== null);
  const sealed = sat.filter(({ member }) => gridOf(facts, member.id).sealedAt !== null);
  return {
    startedAt: begun[0] ?? null,
    endedAt: ended.at(-1) ?? null,
    restartedAt: at,
    cause,
    reason,
    phases,
    members: sat.map(({ departure, member: { capacity, id, name } }) => ({
      id,
      name,
      capacity,
      departure:
        departure === null ? null : { cause: departure.cause, reason: departure.reason, at: departure.at },
    })),
    conduct: conductOf(facts, entries),
    sealedBy: sealed.map(({ member }) => member.name),
    marks: sealed.flatMap(({ member }) =>
      Object.entries(gridOf(facts, member.id).marks).map(([criterionId, mark]) => ({
        jurorId: member.id,
        criterionId,
        mark,
      })),
    ),
    changes: facts.competences.flatMap((competence) =>
      changesOf(facts, competence).map((change) => ({ ...change, competenceId: competence.id })),
    ),
    result: facts.recordedDecision === null ? null : resultOf(facts, facts.recordedDecision.decision),
    number: facts.number,
    locks: locksOf(locks, facts),
  };
}

/** Each lock of an attempt, by names: whatever the jury signed then stays told. */
function locksOf(locks: PassageStore['locks'], { members, passage }: PassageFacts): CitedAttempt['locks'] {
  const nameOf = (jurorId: string) => members.find(({ id }) => id === jurorId)?.name ?? '';
  return locks.revisions(passage.id).map((lock) => ({
    revision: lock.revision,
    at: lock.lockedAt,
    contentDigest: lock.contentDigest,
    outcome: testOutcome(outcomeOf(lockedContent(lock))),
    signedBy: locks.signatures(passage.id, lock.revision).map(({ jurorId }) => nameOf(jurorId)),
    voided: lock.voided === null ? null : { at: lock.voided.at, reason: lock.voided.reason },
  }));
}
