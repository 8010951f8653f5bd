/** What only some versions of the content say: for the others, what they took for granted. */
import type { MinutesContent, MinutesContent2 } from './minutes.schema.ts';

type Change = MinutesContent['competences'][number]['changes'][number];
type Member = MinutesContent['members'][number];
type MemberFacts = Pick<
  MinutesContent2['members'][number],
  'status' | 'isVoting' | 'arrivedAt' | 'departure'
>;

/** Whether a deliberated result counts; in `/1` every one does. */
export function isChangeCounted(change: Change): boolean {
  return !('isCounted' in change) || change.isCounted;
}

/** Whether the president's casting vote settled a result; `/1` does not say so. */
export function isChangeCast(change: Change): boolean {
  return 'hasCastingVote' in change && change.hasCastingVote;
}

/** How a member came to the jury and left it; in `/1` all were convened and stayed. */
export function memberFacts(member: Member): MemberFacts {
  if ('status' in member) return member;
  return { status: 'convened', isVoting: !member.isConsultative, arrivedAt: null, departure: null };
}

/** What happened around the passage, which `/1` does not tell. */
export function laterFacts(
  content: MinutesContent,
): Pick<
  MinutesContent2,
  'attempts' | 'composition' | 'linksTakenBack' | 'presidency' | 'pinResets' | 'seal'
> {
  if (content.schema === 'pupitre.minutes/1')
    return { attempts: [], composition: [], linksTakenBack: [], presidency: [], pinResets: [], seal: null };
  return content;
}
