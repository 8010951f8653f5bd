import { useTranslation } from 'react-i18next';
import type { OpenRoom } from '../../../../../shared/areas/room.ts';
import { useFormats } from '../../../lib/format.ts';
import { Glyph, Section, bindClasses } from '../../../ui/index.ts';
import styles from '../room.module.css';
import { ReleaseDevice } from './release-device.tsx';

const cx = bindClasses(styles);

/** Devices that show the candidate's time, and those that follow. */
export function ScreenList({ room: { screens } }: { readonly room: OpenRoom }) {
  const { t } = useTranslation('room');
  const { exactTime } = useFormats();
  return (
    <Section title={t('screens.title')}>
      {screens.length === 0 ? <p className={cx('facts')}>{t('screens.none')}</p> : null}
      <ul className={cx('lines')}>
        {screens.map((device) => {
          const { deviceId, isConnected, isLostInSleep, label, lastContactAt, role } = device;
          return (
            <li
              key={deviceId}
              className={cx('line', isConnected && 'connected', !isConnected && !isLostInSleep && 'silent')}
            >
              <span className={cx('sign')}>
                <Glyph name={isConnected ? 'check' : isLostInSleep ? 'more' : 'caution'} />
              </span>
              <div className={cx('what')}>
                <p className={cx('name')}>{t(`screens.${role}`, { label })}</p>
                <p className={cx('state')}>
                  {isConnected
                    ? t('screens.there')
                    : isLostInSleep
                      ? t('screens.slept')
                      : lastContactAt === null
                        ? t('screens.unheard')
                        : t('screens.silent', { time: exactTime(lastContactAt) })}
                </p>
              </div>
              <ReleaseDevice device={device} of={t(`place.${role}`)} isJuror={false} />
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
