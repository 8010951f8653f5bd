import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Glyph, bindClasses } from '../../../ui/index.ts';
import { useRoom } from '../queries.ts';
import { countRoom } from '../room-state.ts';
import styles from '../room.module.css';

const cx = bindClasses(styles);

export interface RoomChipProps {
  /** Of a screen that belongs to a session; without one it is drawn while a room is open, wherever that is. */
  readonly sessionId?: string;
}

/** How many are there, in a few words, and the way to the room. */
export function RoomChip({ sessionId }: RoomChipProps) {
  const { t } = useTranslation('room');
  const open = useRoom().data?.open ?? null;
  const room = open !== null && (sessionId ?? open.sessionId) === open.sessionId ? open : null;
  const to = sessionId ?? room?.sessionId;
  if (to === undefined) return null;
  const { silent, there } = room === null ? { silent: [], there: 0 } : countRoom(room);
  return (
    <Link
      className={cx('chip', silent.length > 0 && 'attention')}
      to="/sessions/$sessionId/room"
      params={{ sessionId: to }}
    >
      {silent.length > 0 ? <Glyph name="caution" size={16} /> : null}
      {room === null
        ? t('chip.closed')
        : silent.length > 0
          ? t('chip.silent', { count: silent.length })
          : t('chip.there', { count: there })}
    </Link>
  );
}
