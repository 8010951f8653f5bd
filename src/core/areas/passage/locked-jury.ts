/** The jury of a passage that was locked before anything was frozen at its start: its content says who sat. */
import type { MinutesContent } from '../../../domain/minutes/minutes.schema.ts';
import { newerSchema } from '../../../domain/minutes/schema-version.ts';
import type { ContentLock } from '../../db/repos/content-lock.repo.ts';
import type { FrozenMember, PassageFreeze } from '../../db/repos/freeze.repo.ts';

/** What a locked content tells of its jury and of the session in which it sat. */
export interface LockedJury {
  readonly members: readonly FrozenMember[];
  readonly session: PassageFreeze['session'];
}

/** Members in the order of the content; null without a lock, and for a content of a later version. */
export function lockedJury(lock: ContentLock | null): LockedJury | null {
  if (lock === null) return null;
  const data: unknown = JSON.parse(lock.content);
  if (newerSchema(data) !== null) return null;
  // Validated when it was locked.
  const { members, session } = data as MinutesContent;
  return {
    session: { title: session.title, date: session.date, place: session.place },
    members: members.map((member, position) => ({
      id: member.id,
      position,
      name: member.name,
      capacity: member.capacity,
      college: member.college,
      isPresident: member.isPresident,
      isExternal: member.isExternal,
      isConsultative: member.isConsultative,
      presence: member.presence,
      isSubstitute: 'status' in member && member.status === 'substitute',
    })),
  };
}
