import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import type { SeatView } from '../../../../../shared/areas/passage/seats.ts';
import { errorTexts } from '../../../lib/errors.ts';
import { useWait } from '../../../lib/use-wait.ts';
import { bindClasses, Button, Notice, PIN_MIN_LENGTH, PinField } from '../../../ui/index.ts';
import { GridSheet } from '../../grid/index.ts';
import { useDownSince, useJurorDevice, useLineState } from '../hooks/device.ts';
import { useIsNarrow } from '../hooks/use-is-narrow.ts';
import { gridViewOf, useDeviceSeat, useKeptSeat } from '../hooks/use-device-seat.ts';
import styles from './juror.module.css';

const cx = bindClasses(styles);

export interface DeviceGridProps {
  readonly passage: PassageView;
  readonly seat: SeatView;
}

/** The member's own grid, behind their PIN. */
export function DeviceGrid({ passage, seat }: DeviceGridProps) {
  const { seats } = useJurorDevice();
  const kept = useKeptSeat(passage.passageId);
  const sheet = useDeviceSeat(passage.passageId);
  const isNarrow = useIsNarrow();
  if (kept?.isOpen !== true) return <Door passage={passage} seat={seat} />;
  return (
    <GridSheet
      passage={passage}
      seat={sheet}
      view={gridViewOf(passage, kept)}
      saved={null}
      isOneAtATime={isNarrow}
      onLeave={() => void seats.close(passage.passageId)}
    />
  );
}

function Door({ passage, seat }: DeviceGridProps) {
  const { t } = useTranslation(['juror', 'grid']);
  const errors = useTranslation('errors').t;
  const { seats } = useJurorDevice();
  const isUp = useLineState() === 'up';
  const isCut = useDownSince() !== null;
  const [pin, setPin] = useState('');
  const [isChecking, setChecking] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const left = useWait(failure, setFailure);
  if (!seat.hasPin) {
    return (
      <Notice tone="caution" title={t('passage.noCode')}>
        {t('passage.noCodeText')}
      </Notice>
    );
  }
  const submit = async () => {
    setChecking(true);
    setFailure(null);
    try {
      await seats.open(passage.passageId, seat.jurorId, pin);
    } catch (error) {
      setFailure(error);
      setChecking(false);
    }
    setPin('');
  };
  const texts = failure === null ? null : errorTexts(errors, failure);
  return (
    <form
      className={cx('door')}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {isCut ? <Notice tone="caution">{t('passage.doorOffline')}</Notice> : null}
      <PinField
        label={t('grid:door.pinOf', { name: seat.name })}
        description={left === null ? t('grid:door.help') : t('grid:door.wait', { left })}
        value={pin}
        onChange={setPin}
        onSubmit={() => void submit()}
        countLabel={(count) => t('grid:door.digits', { count })}
        eraseLabel={t('grid:door.erase')}
        clearLabel={t('grid:door.clear')}
        isDisabled={isChecking}
        shouldFocus
        {...(texts === null ? {} : { errorMessage: `${texts.what} ${texts.todo}` })}
      />
      <Button
        type="submit"
        variant="primary"
        size="large"
        isDisabled={!isUp || pin.length < PIN_MIN_LENGTH}
        isPending={isChecking}
      >
        {t('grid:door.open')}
      </Button>
    </form>
  );
}
