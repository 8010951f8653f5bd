/** Who sat at the decision, and who signs: by the rule under which the content was signed. */
import type { MinutesContent, MinutesContent1, MinutesContent2 } from './minutes.schema.ts';

type Member = MinutesContent['members'][number];
type Content =
  Pick<MinutesContent1, 'schema' | 'members'> | Pick<MinutesContent2, 'schema' | 'members' | 'session'>;

/** Members who sat when the jury decided, consultative voices included, in the order of the jury. */
export function sittingMembers(content: Content): readonly Member[] {
  switch (content.schema) {
    case 'pupitre.minutes/1':
      return content.members.filter(wasPresent);
    case 'pupitre.minutes/2':
      return content.members.filter((member) => wasPresent(member) && member.departure === null);
  }
}

/** Members who decided, in the order of the jury: those who sat at the decision with a vote. */
export function decidingMembers(content: Content): readonly Member[] {
  switch (content.schema) {
    case 'pupitre.minutes/1':
      return sittingMembers(content).filter(({ isConsultative }) => !isConsultative);
    case 'pupitre.minutes/2':
      return sittingMembers(content).filter((member) => 'isVoting' in member && member.isVoting);
  }
}

/**
 * Members who sign, in the order of the jury: those who decided and, where the rules have minutes countersigned, every other
 * who sat. What nobody decided nobody signs.
 */
export function signatories(content: Content): readonly Member[] {
  const deciding = decidingMembers(content);
  const isCountersigned =
    content.schema === 'pupitre.minutes/2' && content.session.rules.isCountersigned && deciding.length > 0;
  return isCountersigned ? sittingMembers(content) : deciding;
}

function wasPresent({ declaration, presence }: Member): boolean {
  return presence !== 'absent' && declaration?.kind !== 'withdrawn';
}
