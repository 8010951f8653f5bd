import { useTranslation } from 'react-i18next';
import { instant } from '../../../../../domain/time/time.ts';
import { useFormats } from '../../../lib/format.ts';
import { bindClasses } from '../../../ui/index.ts';
import { useDownSince, useJurorDevice, useOutbox } from '../hooks/device.ts';
import styles from './juror.module.css';

const cx = bindClasses(styles);

/** What became of what was entered here: kept by the desk, on its way, or waiting on this device. */
export function LineStrip() {
  const { t } = useTranslation('juror');
  const formats = useFormats();
  const device = useJurorDevice();
  const { entries, heldBy } = useOutbox();
  const downSince = useDownSince();
  const handed = device.room.handed()?.state().entries.length ?? 0;
  const sent = entries.filter((entry) => entry.state === 'sent').length;
  const waiting = entries.length - sent + handed;
  const kind = waiting > 0 ? 'waiting' : sent > 0 ? 'sent' : 'kept';
  const count = kind === 'waiting' ? waiting : sent;
  return (
    <p
      className={cx('strip', downSince === null ? kind : 'offline')}
      role="status"
      aria-label={t('line.label')}
    >
      <span className={cx('dot')} aria-hidden />
      <span className={cx('said')}>
        {downSince === null ? null : (
          <>{t('line.offline', { time: formats.exactTime(instant(downSince)) })} · </>
        )}
        {t(`line.${kind}`, { count })}
        {heldBy === null ? null : <> · {t('line.held')}</>}
      </span>
    </p>
  );
}
