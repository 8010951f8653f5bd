import { useTranslation } from 'react-i18next';
import { Disclosure, bindClasses } from '../../../ui/index.ts';
import styles from './play.module.css';
import { Moves } from './role-card.tsx';
import type { PlayProps } from './role-card.tsx';

const cx = bindClasses(styles);

/** What a member who does not play follows: every planned move, and what good answers show. */
export function ObserverCard(play: PlayProps) {
  const { t } = useTranslation(['roleplay', 'subjects']);
  const { cards, observerSheet } = play.view;
  if (observerSheet === null) return null;
  return (
    <div className={cx('card')}>
      {cards.map(({ role }) =>
        role.moves.length === 0 ? null : (
          <div key={role.id}>
            <h3 className={cx('small')} lang="fr">
              {role.name}
            </h3>
            <Moves {...play} moves={role.moves} />
          </div>
        ),
      )}
      <Disclosure title={t('subjects:read.answers')} defaultExpanded>
        <dl className={cx('answers')} lang="fr">
          {observerSheet.goodAnswers.map(({ criterionId, text }) => (
            <div key={criterionId}>
              <dt>{criterionId}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </Disclosure>
    </div>
  );
}
