import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import type { OpenRoom, RoomSeat } from '../../../../../shared/areas/room.ts';
import { useFormats } from '../../../lib/format.ts';
import { Glyph, Inline, LinkButton, Section, bindClasses } from '../../../ui/index.ts';
import type { GlyphName } from '../../../ui/index.ts';
import { seatState } from '../room-state.ts';
import type { SeatState } from '../room-state.ts';
import styles from '../room.module.css';
import { ReopenSeat } from './reopen-seat.tsx';
import { ReleaseDevice } from './release-device.tsx';

const cx = bindClasses(styles);

const SIGN: Readonly<Record<SeatState, GlyphName>> = {
  'at-desk': 'minus',
  connected: 'check',
  sending: 'more',
  silent: 'caution',
  slept: 'more',
};

export interface SeatListProps {
  readonly room: OpenRoom;
  /** Those that are marked now. */
  readonly passages: readonly PassageView[];
  /** Names of candidates by passage. */
  readonly candidates: ReadonlyMap<string, string>;
}

/** Each seat: by what device it notes, when that was heard of, how far its grid is. Never what stands in it. */
export function SeatList({ candidates, passages, room }: SeatListProps) {
  const { t } = useTranslation('room');
  const { exactTime } = useFormats();
  const { deskSleep } = room;
  return (
    <Section
      title={t('seats.title')}
      description={
        deskSleep === null
          ? undefined
          : t('seats.deskSlept', { from: exactTime(deskSleep.from), to: exactTime(deskSleep.to) })
      }
    >
      <ul className={cx('lines')}>
        {room.seats.map((seat) => (
          <li key={seat.jurorId}>
            <Seat seat={seat} sessionId={room.sessionId} passages={passages} candidates={candidates} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface SeatProps extends Omit<SeatListProps, 'room'> {
  readonly seat: RoomSeat;
  readonly sessionId: string;
}

function Seat({ candidates, passages, seat, sessionId }: SeatProps) {
  const { t } = useTranslation('room');
  const state = seatState(seat);
  const { device, jurorId, late, name } = seat;
  return (
    <div className={cx('line', state)}>
      <span className={cx('sign')}>
        <Glyph name={SIGN[state]} />
      </span>
      <div className={cx('what')}>
        <p className={cx('name')}>{name}</p>
        <p className={cx('state')}>
          <StateWords seat={seat} />
        </p>
        <ul className={cx('facts')}>
          {passages.map((passage) => (
            <GridLine key={passage.passageId} jurorId={jurorId} passage={passage} />
          ))}
          {late.map((entries) => (
            <LateLine
              key={entries.passageId}
              seat={seat}
              entries={entries}
              candidate={candidates.get(entries.passageId) ?? ''}
            />
          ))}
        </ul>
      </div>
      <Inline justify="end">
        {device === null ? (
          <LinkButton
            aria-label={t('seats.codeOf', { name })}
            href={{ to: '/sessions/$sessionId/room/codes', params: { sessionId }, search: { seat: jurorId } }}
          >
            {t('seats.code')}
          </LinkButton>
        ) : (
          <ReleaseDevice device={device} of={name} isJuror />
        )}
      </Inline>
    </div>
  );
}

function StateWords({ seat }: { readonly seat: RoomSeat }) {
  const { t } = useTranslation('room');
  const { exactTime } = useFormats();
  const { device } = seat;
  if (device === null) return t('seats.at-desk');
  const { awaited, isConnected, isLostInSleep, label, lastContactAt } = device;
  const count = awaited ?? 0;
  if (isConnected) return count > 0 ? t('seats.sending', { label, count }) : t('seats.connected', { label });
  const since = isLostInSleep
    ? t('seats.slept', { label })
    : lastContactAt === null
      ? t('seats.unheard', { label })
      : t('seats.silent', { label, time: exactTime(lastContactAt) });
  return count > 0 ? `${since} · ${t('seats.held', { count })}` : since;
}

function GridLine({ jurorId, passage }: { readonly jurorId: string; readonly passage: PassageView }) {
  const { t } = useTranslation('room');
  const seat = passage.seats.find((each) => each.jurorId === jurorId);
  if (seat?.isMarking !== true) return null;
  const { isSealed, markedCount } = seat;
  const total = passage.criterionCount;
  const how = isSealed ? 'sealed' : markedCount === 0 ? 'none' : markedCount < total ? 'started' : 'complete';
  const candidate = `${passage.candidate.firstName} ${passage.candidate.lastName}`;
  return <li>{t(`seats.grid.${how}`, { candidate, count: markedCount, total })}</li>;
}

interface LateLineProps {
  readonly seat: RoomSeat;
  readonly entries: RoomSeat['late'][number];
  readonly candidate: string;
}

/** How many, and of what hours: what they say stays with the seat. */
function LateLine({ candidate, entries, seat }: LateLineProps) {
  const { canReopen, count, firstAt, lastAt, passageId } = entries;
  const { jurorId, name } = seat;
  const { t } = useTranslation('room');
  const { exactTime } = useFormats();
  const [first, last] = [exactTime(firstAt), exactTime(lastAt)];
  const hours = first === last ? first : t('seats.hours', { first, last });
  return (
    <li className={cx('late')}>
      <span>{t('seats.late', { count, candidate, hours })}</span>
      {canReopen ? <ReopenSeat {...{ candidate, jurorId, name, passageId }} /> : null}
    </li>
  );
}
