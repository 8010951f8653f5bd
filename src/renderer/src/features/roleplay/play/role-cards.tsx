import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import type { RoleplayView } from '../../../../../shared/areas/roleplay.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { Loaded } from '../../../lib/loaded.tsx';
import { Select, bindClasses } from '../../../ui/index.ts';
import { useStamps } from '../hooks/use-stamps.ts';
import { useRoleplay } from '../queries.ts';
import { ObserverCard } from './observer-card.tsx';
import styles from './play.module.css';
import { RoleCard } from './role-card.tsx';
import { Timeline } from './timeline.tsx';

const cx = bindClasses(styles);

const OBSERVER = 'observer';

export interface RoleCardsProps {
  readonly passage: PassageView;
  /** Time played, in milliseconds; null while no play is in progress. */
  readonly playedMs: number | null;
  /** Id of the role whose card is read, or that of the observer's sheet; null before anyone chose. */
  readonly cardId: string | null;
  readonly onCardChange: (cardId: string) => void;
}

/** The cards of the role play, for the jury alone: one at a time, with what was planned and what passed. */
export function RoleCards(props: RoleCardsProps) {
  const query = useRoleplay(props.passage.passageId);
  return <Loaded query={query}>{(view) => <Cards {...props} view={view} />}</Loaded>;
}

function Cards({
  passage,
  playedMs,
  cardId,
  onCardChange,
  view,
}: RoleCardsProps & { readonly view: RoleplayView }) {
  const { t } = useTranslation('roleplay');
  const stamps = useStamps(view);
  const playedBy = (roleId: string) => {
    const jurorId = view.roles.find((held) => held.roleId === roleId)?.jurorId;
    const name = passage.seats.find((seat) => seat.jurorId === jurorId)?.name;
    return name === undefined ? t('card.nobody') : t('card.playedBy', { name });
  };
  const shownId = cardId ?? view.cards[0]?.role.id ?? OBSERVER;
  const card = view.cards.find(({ role }) => role.id === shownId);
  const play = { view, playedMs, stamps };
  return (
    <div className={cx('cards')}>
      <Select
        label={t('card.label')}
        placeholder={t('card.label')}
        options={[
          ...view.cards.map(({ role }) => ({
            id: role.id,
            label: role.name,
            description: playedBy(role.id),
          })),
          { id: OBSERVER, label: t('card.observer') },
        ]}
        description={card === undefined ? undefined : playedBy(card.role.id)}
        value={shownId}
        onChange={onCardChange}
      />
      <ErrorNotice error={stamps.error} />
      {card === undefined ? <ObserverCard {...play} /> : <RoleCard {...play} card={card} />}
      <Timeline view={view} stamps={stamps} />
    </div>
  );
}
