/** The role card of one member: their own, whoever else plays. */
import { jurorCard } from '../../../domain/roleplay/juror-cards.ts';
import type { JurorCard } from '../../../domain/roleplay/juror-cards.ts';
import type { PassageFacts } from '../passage/index.ts';
import { playersOf } from '../roleplay/index.ts';

/** Null where nothing is played, before a subject is drawn, and for who sits without a role or does not sit. */
export function cardOf(facts: PassageFacts, jurorId: string): JurorCard | null {
  const { roleplay } = facts;
  const subject = roleplay?.subject ?? null;
  if (roleplay === null || subject === null) return null;
  if (!playersOf(facts).some(({ id }) => id === jurorId)) return null;
  const roleId = roleplay.roles.find((role) => role.jurorId === jurorId)?.roleId ?? null;
  return roleId === null ? null : (jurorCard(subject, roleId) ?? null);
}
