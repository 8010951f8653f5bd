import { useTranslation } from 'react-i18next';
import { LinkButton, Section, bindClasses } from '../../../ui/index.ts';
import { useRoom } from '../queries.ts';
import { countRoom } from '../room-state.ts';
import styles from '../room.module.css';

const cx = bindClasses(styles);

/** On the page of a session: whether the room is open, who is there, and the way to it. */
export function RoomPanel({ sessionId }: { readonly sessionId: string }) {
  const { t } = useTranslation('room');
  const open = useRoom().data?.open ?? null;
  const isHere = open?.sessionId === sessionId;
  const { seats, there } = isHere ? countRoom(open) : { seats: 0, there: 0 };
  return (
    <Section
      title={t('title')}
      actions={
        <LinkButton href={{ to: '/sessions/$sessionId/room', params: { sessionId } }}>
          {t(isHere ? 'panel.go' : 'panel.open')}
        </LinkButton>
      }
    >
      <p className={cx('facts')}>{isHere ? t('there', { count: there, seats }) : t('panel.text')}</p>
    </Section>
  );
}
