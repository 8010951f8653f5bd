import type { RoleplayView } from '../../../../../shared/areas/roleplay.ts';

type Roles = RoleplayView['roles'];

/** What changes when a member takes a role: whoever had it observes from then on. */
export function rolesAfter(roles: Roles, jurorId: string, roleId: string | null): Roles {
  const freed = roles.filter((held) => roleId !== null && held.roleId === roleId && held.jurorId !== jurorId);
  return [{ jurorId, roleId }, ...freed.map((held) => ({ jurorId: held.jurorId, roleId: null }))];
}
