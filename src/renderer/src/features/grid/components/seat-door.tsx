import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorTexts } from '../../../lib/errors.ts';
import { useWait } from '../../../lib/use-wait.ts';
import { SAMPLE_PIN } from '../../../../../shared/areas/sample.ts';
import type { SeatView } from '../../../../../shared/areas/passage/seats.ts';
import { Button, LinkButton, Notice, PIN_MIN_LENGTH, PinField } from '../../../ui/index.ts';
import { PinReset } from '../../pins/index.ts';
import { useSession } from '../../preparation/queries.ts';
import styles from './grid.module.css';

export interface SeatDoorProps {
  readonly member: SeatView;
  readonly sessionId: string;
  readonly isClosedByApp: boolean;
  /** Rejects when the PIN is refused. */
  readonly onOpen: (pin: string) => Promise<void>;
}

/** A closed seat: the juror enters their PIN, or learns where to choose one. */
export function SeatDoor({ member, sessionId, isClosedByApp, onOpen }: SeatDoorProps) {
  const { t } = useTranslation(['grid', 'pins']);
  const errors = useTranslation('errors').t;
  const session = useSession(sessionId);
  const [pin, setPin] = useState('');
  const [isChecking, setIsChecking] = useState(false);
  const [isForgotten, setForgotten] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const left = useWait(failure, setFailure);

  if (isForgotten) {
    return (
      <PinReset
        jurorId={member.jurorId}
        onClose={() => {
          setForgotten(false);
        }}
      />
    );
  }

  if (!member.hasPin) {
    return (
      <Notice
        tone="caution"
        title={t('door.noPin', { name: member.name })}
        actions={<LinkButton href={`#/sessions/${sessionId}`}>{t('door.choosePin')}</LinkButton>}
      >
        {t('door.noPinText')}
      </Notice>
    );
  }

  const submit = async () => {
    setIsChecking(true);
    setFailure(null);
    try {
      await onOpen(pin);
    } catch (error) {
      setFailure(error);
      setPin('');
      setIsChecking(false);
    }
  };
  const help = session.data?.isSample === true ? t('door.samplePin', { pin: SAMPLE_PIN }) : t('door.help');
  const texts = failure === null ? null : errorTexts(errors, failure);
  return (
    <form
      className={styles['door']}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {isClosedByApp ? <Notice tone="info">{t('door.closedByApp')}</Notice> : null}
      <div className={styles['doorRow']}>
        <PinField
          label={t('door.pinOf', { name: member.name })}
          description={left === null ? help : t('door.wait', { left })}
          value={pin}
          onChange={setPin}
          onSubmit={() => void submit()}
          countLabel={(count) => t('door.digits', { count })}
          eraseLabel={t('door.erase')}
          clearLabel={t('door.clear')}
          isDisabled={isChecking}
          shouldFocus
          {...(texts === null ? {} : { errorMessage: `${texts.what} ${texts.todo}` })}
        />
        <div className={styles['doorActions']}>
          <Button
            type="submit"
            variant="primary"
            size="large"
            isDisabled={pin.length < PIN_MIN_LENGTH}
            isPending={isChecking}
          >
            {t('door.open')}
          </Button>
          <Button
            variant="quiet"
            onPress={() => {
              setForgotten(true);
            }}
          >
            {t('pins:forgotten')}
          </Button>
        </div>
      </div>
    </form>
  );
}
