/** Who sat at a session's deliberation, and who signs its minutes. */
import type { SessionContent } from './session-minutes.schema.ts';

type Member = SessionContent['members'][number];

/** Members who sat when the session was decided, consultative voices included, in the order of the jury. */
export function sessionSitting({ members }: Pick<SessionContent, 'members'>): readonly Member[] {
  return members.filter(({ departure, presence }) => presence !== 'absent' && departure === null);
}

/**
 * Members who sign, in the order of the jury: those who sat with a vote and, where the rules have minutes countersigned, every
 * other who sat.
 */
export function sessionSignatories(content: Pick<SessionContent, 'members' | 'session'>): readonly Member[] {
  const sitting = sessionSitting(content);
  const voting = sitting.filter(({ isVoting }) => isVoting);
  return content.session.rules.isCountersigned && voting.length > 0 ? sitting : voting;
}
