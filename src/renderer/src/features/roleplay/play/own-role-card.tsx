import type { JurorCard } from '../../../../../domain/roleplay/juror-cards.ts';
import { RoleCard } from './role-card.tsx';

/** Nothing is ticked on a member's own device: the desk keeps what was played. */
const READ_ONLY = {
  view: { isOpen: false, timeline: [] },
  playedMs: null,
  stamps: { give: () => undefined, takeBack: () => undefined },
} as const;

/** A member's own card, to be read on their own device. */
export function OwnRoleCard({ card }: { readonly card: JurorCard }) {
  return (
    <>
      <h2>{card.role.name}</h2>
      <RoleCard {...READ_ONLY} card={card} />
    </>
  );
}
