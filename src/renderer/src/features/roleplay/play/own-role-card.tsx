import { useTranslation } from 'react-i18next';
import type { JurorCard } from '../../../../../domain/roleplay/juror-cards.ts';
import styles from './play.module.css';
import { RoleCard } from './role-card.tsx';
import type { OwnTicks } from './role-card.tsx';

/** The desk keeps what was played; what is ticked here is the member's own mark of where they are. */
const OWN_PLAY = {
  view: { isOpen: false, timeline: [] },
  playedMs: null,
  stamps: { give: () => undefined, takeBack: () => undefined },
} as const;

/** A member's own card, on their own device. */
export function OwnRoleCard({ card, ticks }: { readonly card: JurorCard; readonly ticks: OwnTicks }) {
  const { t } = useTranslation('roleplay');
  return (
    <>
      <h2>{card.role.name}</h2>
      {card.role.moves.length === 0 ? null : <p className={styles['soft']}>{t('card.ownTicks')}</p>}
      <RoleCard {...OWN_PLAY} card={card} own={ticks} />
    </>
  );
}
