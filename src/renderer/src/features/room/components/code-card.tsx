import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CODE_LIFE_MS } from '../../../../../shared/areas/room.ts';
import type { DeviceView, Invitation, OpenRoom, RoomPlace } from '../../../../../shared/areas/room.ts';
import { useFormats } from '../../../lib/format.ts';
import { Loaded } from '../../../lib/loaded.tsx';
import { Button, QrCode, bindClasses } from '../../../ui/index.ts';
import { inGroups, lifeLeftMs, minutesAndSeconds } from '../code-time.ts';
import type { PageMoment } from '../code-time.ts';
import { useNow } from '../hooks/use-now.ts';
import { usePlaceName } from '../hooks/use-place-name.ts';
import { useCode } from '../queries.ts';
import styles from '../room.module.css';

const cx = bindClasses(styles);

const TOKEN_GROUP = 5;
const FINGERPRINT_GROUP = 4;

export interface CodeCardProps {
  readonly room: OpenRoom;
  readonly place: RoomPlace;
  readonly size: 'regular' | 'large';
}

/** The code of one place: a seat that has a device needs another only to replace it. */
export function CodeCard({ place, room, size }: CodeCardProps) {
  const name = usePlaceName(room)(place);
  const device =
    place.role === 'juror'
      ? (room.seats.find(({ jurorId }) => jurorId === place.jurorId)?.device ?? null)
      : null;
  const [isAnother, setAnother] = useState(false);
  const isAsked = device === null || isAnother;
  const query = useCode(place, { isAsked, openedAt: room.openedAt });
  const renew = () => {
    setAnother(true);
    void query.refetch();
  };
  return (
    <article className={cx('code', size === 'large' && 'large')} aria-label={name}>
      <h2 className={cx('codeTitle')}>{name}</h2>
      {isAsked ? (
        <Loaded query={query}>
          {(code) =>
            isUsed(code, place, room) ? (
              <Used device={device} name={name} onRenew={renew} />
            ) : (
              <Code code={code} room={room} size={size} name={name} onRenew={renew} />
            )
          }
        </Loaded>
      ) : (
        <Used device={device} name={name} onRenew={renew} />
      )}
    </article>
  );
}

/** Someone was let in by it, or asks to be: it lets in nobody else. */
function isUsed({ expiresAt }: Invitation, place: RoomPlace, { screens, seats, waiting }: OpenRoom): boolean {
  const madeAt = expiresAt - CODE_LIFE_MS;
  const isHere = (other: RoomPlace) =>
    other.role === place.role &&
    (other.role !== 'juror' || place.role !== 'juror' || other.jurorId === place.jurorId);
  const devices =
    place.role === 'juror'
      ? seats.flatMap(({ device, jurorId }) => (jurorId === place.jurorId && device !== null ? [device] : []))
      : screens.filter(({ role }) => role === place.role);
  return (
    waiting.some((each) => each.since > madeAt && isHere(each.place)) ||
    devices.some(({ admittedAt }) => admittedAt > madeAt)
  );
}

interface UsedProps {
  readonly device: DeviceView | null;
  readonly name: string;
  readonly onRenew: () => void;
}

function Used({ device, name, onRenew }: UsedProps) {
  const { t } = useTranslation('room');
  return (
    <>
      <p>{device === null ? t('codes.used') : t('codes.has', { label: device.label })}</p>
      <div data-print="hidden">
        <Button aria-label={t('codes.anotherOf', { place: name })} onPress={onRenew}>
          {t('codes.another')}
        </Button>
      </div>
    </>
  );
}

interface CodeProps extends Pick<CodeCardProps, 'room' | 'size'> {
  readonly code: Invitation & { readonly cameAt: PageMoment };
  readonly name: string;
  readonly onRenew: () => void;
}

function Code({ code, name, onRenew, room, size }: CodeProps) {
  const { t } = useTranslation('room');
  const { exactTime } = useFormats();
  const leftMs = lifeLeftMs(code.cameAt, useNow());
  if (leftMs === 0) {
    return (
      <>
        <p className={cx('over')}>{t('codes.over')}</p>
        <p>{t('codes.overText')}</p>
        <Renew name={name} onPress={onRenew} />
      </>
    );
  }
  return (
    <>
      <QrCode text={code.url} size={size} label={t('codes.image', { place: name })} />
      <p className={cx('facts')}>{t('codes.scan')}</p>
      <dl className={cx('typed')}>
        <dt>{t('codes.address')}</dt>
        <dd>{room.url}</dd>
        <dt>{t('codes.short')}</dt>
        <dd className={cx('token')}>{inGroups(code.token, TOKEN_GROUP)}</dd>
        {size === 'large' ? (
          <>
            <dt>{t('codes.fingerprint')}</dt>
            <dd className={cx('fingerprint')}>{inGroups(room.fingerprint, FINGERPRINT_GROUP)}</dd>
          </>
        ) : null}
      </dl>
      <div className={cx('life')} data-print="hidden">
        <span role="timer">{t('codes.left', { time: minutesAndSeconds(leftMs) })}</span>
        <Renew name={name} onPress={onRenew} />
      </div>
      <p className={cx('onPaper')}>{t('codes.until', { time: exactTime(code.expiresAt) })}</p>
    </>
  );
}

function Renew({ name, onPress }: { readonly name: string; readonly onPress: () => void }) {
  const { t } = useTranslation('room');
  return (
    <Button aria-label={t('codes.renewOf', { place: name })} onPress={onPress}>
      {t('codes.renew')}
    </Button>
  );
}
