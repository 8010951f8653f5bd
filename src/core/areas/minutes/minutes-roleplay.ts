/** The role play in the minutes: the subject and how it came, who played what, and what passed when. */
import type { MinutesContent } from '../../../domain/minutes/minutes.schema.ts';
import { PANEL_AUTHOR } from './minutes-conduct.ts';
import type { PassageFacts } from '../passage/index.ts';
import { playersOf, timelineOf } from '../roleplay/index.ts';

type RoleplayContent = NonNullable<MinutesContent['roleplay']>;

/** Null for a test without a subject to play, and for a candidate who was absent before one was chosen. */
export function roleplayContent(facts: PassageFacts): RoleplayContent | null {
  const { members, roleplay } = facts;
  const standing = roleplay?.standing ?? null;
  const subject = roleplay?.subject ?? null;
  if (roleplay === null || standing === null || subject === null) return null;
  const { digest, subjectId, version } = standing.record.result;
  return {
    subject: { id: subjectId, version, title: subject.title, digest },
    draw: standing.record,
    roles: playedRoles(facts),
    timeline: timelineOf(subject, roleplay).map(
      ({ at, elapsedMs, jurorId, kind, label, phaseId, targetId }) => ({
        at,
        phaseId,
        elapsedMs,
        kind,
        id: targetId,
        label,
        author: members.find((member) => member.id === jurorId)?.name ?? PANEL_AUTHOR,
      }),
    ),
  };
}

/** Members who sit, and those who withdrew after they were given a role. */
function playedRoles(facts: PassageFacts): RoleplayContent['roles'] {
  const { members, roleplay } = facts;
  const sitting = new Set(playersOf(facts).map(({ id }) => id));
  return members.flatMap(({ id, name }) => {
    const roleId = roleplay?.roles.find(({ jurorId }) => jurorId === id)?.roleId ?? null;
    if (!sitting.has(id) && roleId === null) return [];
    const role = roleplay?.subject?.roles.find((one) => one.id === roleId);
    return [{ jurorName: name, roleName: role?.name ?? null }];
  });
}
