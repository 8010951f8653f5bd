import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberView } from '../../../../../shared/areas/preparation/sessions.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { errorCodeOf } from '../../../lib/errors.ts';
import { Button, Inline, PIN_MIN_LENGTH, PinField, Stack, showToast } from '../../../ui/index.ts';
import { PinReset } from '../../pins/index.ts';
import { useSetPin } from '../hooks/use-session-writes.ts';
import styles from './jury-panel.module.css';

type Step = 'current' | 'new' | 'repeat';

export interface MemberPinProps {
  readonly member: MemberView;
  readonly onClose: () => void;
}

/** The member chooses their PIN, typed twice; replacing one needs the one in force. */
export function MemberPin({ member, onClose }: MemberPinProps) {
  const { t } = useTranslation(['session', 'common', 'pins']);
  const first: Step = member.hasPin ? 'current' : 'new';
  const [step, setStep] = useState<Step>(first);
  const [entries, setEntries] = useState<Readonly<Record<Step, string>>>({
    current: '',
    new: '',
    repeat: '',
  });
  const [isMismatch, setMismatch] = useState(false);
  const setPin = useSetPin();
  const [isForgotten, setForgotten] = useState(false);
  const typed = entries[step];

  const restart = (from: Step) => {
    setEntries((held) => ({ ...held, ...(from === 'current' ? { current: '' } : {}), new: '', repeat: '' }));
    setStep(from);
  };
  const send = () => {
    const current = member.hasPin ? { currentPin: entries.current } : {};
    setPin.mutate(
      { jurorId: member.id, pin: entries.new, ...current },
      {
        onSuccess: () => {
          showToast({ message: t('pin.saved', { name: member.name }) });
          onClose();
        },
        onError: (error) => {
          // A wrong current PIN is asked again; one refused as too simple is only replaced.
          restart(errorCodeOf(error) === 'pin-too-simple' ? 'new' : first);
        },
      },
    );
  };
  const advance = () => {
    if (typed.length < PIN_MIN_LENGTH) return;
    if (step === 'current') setStep('new');
    else if (step === 'new') setStep('repeat');
    else if (entries.repeat === entries.new) send();
    else {
      setMismatch(true);
      restart('new');
    }
  };

  if (isForgotten) return <PinReset jurorId={member.id} onClose={onClose} />;
  return (
    <div className={styles['form'] ?? ''}>
      <h3>{t('pin.title', { name: member.name })}</h3>
      <Stack>
        <p>{t('pin.note')}</p>
        <ErrorNotice error={setPin.error} />
        <PinField
          key={step}
          label={t(`pin.${step}`)}
          value={typed}
          onChange={(pin) => {
            setMismatch(false);
            setEntries((held) => ({ ...held, [step]: pin }));
          }}
          onSubmit={advance}
          countLabel={(count) => t('pin.count', { count })}
          eraseLabel={t('pin.erase')}
          clearLabel={t('pin.clear')}
          errorMessage={isMismatch ? t('pin.mismatch') : undefined}
          shouldFocus
        />
        <Inline>
          <Button
            variant="primary"
            isDisabled={typed.length < PIN_MIN_LENGTH}
            isPending={setPin.isPending}
            onPress={advance}
          >
            {step === 'repeat' ? t('pin.save') : t('pin.next')}
          </Button>
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
          {step === 'current' ? (
            <Button
              variant="quiet"
              onPress={() => {
                setForgotten(true);
              }}
            >
              {t('pins:forgotten')}
            </Button>
          ) : null}
        </Inline>
      </Stack>
    </div>
  );
}
