/** What a passage that began under 0.1.0 says of its jury: that version kept a member's presence with the session, where it could change. */
import type { PresenceMode } from '../../../domain/jury/jury.types.ts';
import type { MemberRecord } from '../../db/repos/jury-member.repo.ts';
import { gridOf, lockedContent } from './passage-facts.ts';
import type { PassageFacts } from './passage-facts.ts';
import type { PassageStore } from './passage-store.ts';

/**
 * Members to freeze for a passage that 0.1.0 began. Whoever was noted absent once they had sealed a grid had come: they are
 * as the last locked content has them, and on site where nothing was locked or decided. Once the others decided without
 * them they stay absent, and their sealed grid is printed as not counted.
 */
export function membersAtUpgrade(
  { locks }: Pick<PassageStore, 'locks'>,
  facts: PassageFacts,
): readonly MemberRecord[] {
  const last = locks.revisions(facts.passage.id).at(-1);
  const locked = last === undefined ? null : lockedContent(last).members;
  const sat = (id: string): PresenceMode => {
    if (locked !== null) return locked.find((member) => member.id === id)?.presence ?? 'absent';
    return facts.recordedDecision === null ? 'on-site' : 'absent';
  };
  return facts.members.map((member) =>
    member.presence === 'absent' && gridOf(facts, member.id).sealedAt !== null
      ? { ...member, presence: sat(member.id) }
      : member,
  );
}
