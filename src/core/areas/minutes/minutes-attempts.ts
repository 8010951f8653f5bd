/** Earlier attempts at a test, cited in the minutes of the one that decides: kept as they were, and counted in nothing. */
import type { MinutesContent2 } from '../../../domain/minutes/minutes.schema.ts';
import type { Attempt } from '../../db/repos/attempt.repo.ts';
import { phasesOf } from './minutes-content.ts';
import { gridOf, seatsOf } from '../passage/passage-facts.ts';
import type { PassageFacts } from '../passage/passage-facts.ts';
import type { PassageStore } from '../passage/passage-store.ts';

type CitedAttempt = MinutesContent2['attempts'][number];

/** Attempts before this passage, the first one first. */
export function earlierAttempts(
  store: Pick<PassageStore, 'load' | 'journal'>,
  { attempt }: Pick<PassageFacts, 'attempt'>,
): CitedAttempt[] {
  const previous = attempt === null ? null : store.load(attempt.previousId);
  if (attempt === null || previous === null) return [];
  return [...earlierAttempts(store, previous), cite(store, previous, attempt)];
}

function cite(
  { journal }: Pick<PassageStore, 'journal'>,
  facts: PassageFacts,
  { at, cause, reason }: Attempt,
): CitedAttempt {
  const last = journal.entries(facts.passage.id).at(-1);
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
    members: sat.map(({ member: { capacity, id, name } }) => ({ id, name, capacity })),
    sealedBy: sealed.map(({ member }) => member.name),
    marks: sealed.flatMap(({ member }) =>
      Object.entries(gridOf(facts, member.id).marks).map(([criterionId, levelId]) => ({
        jurorId: member.id,
        criterionId,
        levelId,
      })),
    ),
  };
}
