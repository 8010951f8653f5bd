import { PRESENCE_MODES } from '../../../../../domain/jury/jury.types.ts';
import type { PresenceMode } from '../../../../../domain/jury/jury.types.ts';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import type { SeatView } from '../../../../../shared/areas/passage/seats.ts';

/** What a member's presence at this passage may be changed to; nothing once it has begun, nor for a substitute, who is called in. */
export function presenceChoices(
  { jury }: { readonly jury: Pick<PassageView['jury'], 'acts'> },
  { isSubstitute, presence }: Pick<SeatView, 'isSubstitute' | 'presence'>,
): readonly PresenceMode[] {
  if (isSubstitute || !jury.acts.includes('set-presence')) return [];
  return PRESENCE_MODES.filter((mode) => mode !== presence);
}
