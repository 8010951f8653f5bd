import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isResetConfirmed } from '../../../../../domain/jury/pin-reset.ts';
import type { PinResetTerms } from '../../../../../shared/areas/pins.ts';
import { ErrorNotice, QueryError } from '../../../lib/error-views.tsx';
import { errorCodeOf } from '../../../lib/errors.ts';
import { Button, Inline, Notice, PIN_MIN_LENGTH, showToast, Stack } from '../../../ui/index.ts';
import { usePinResetTerms } from '../queries.ts';
import { ConfirmerField } from './confirmer-field.tsx';
import type { Confirmer } from './confirmer-field.tsx';
import { MemberPinField } from './member-pin-field.tsx';
import styles from './pins.module.css';
import { usePinReset } from '../hooks/use-pin-reset.ts';

export interface PinResetProps {
  readonly jurorId: string;
  readonly onClose: () => void;
}

/** A member who forgot their PIN chooses another, under the PINs of those who answer for it. */
export function PinReset({ jurorId, onClose }: PinResetProps) {
  const terms = usePinResetTerms(jurorId);
  if (terms.error !== null) {
    return <QueryError error={terms.error} onRetry={() => void terms.refetch()} />;
  }
  return terms.data === undefined ? null : <ResetForm terms={terms.data} onClose={onClose} />;
}

/** Those who answer first, one after the other; then the member, twice. */
function ResetForm({ onClose, terms }: { readonly terms: PinResetTerms; readonly onClose: () => void }) {
  const { t } = useTranslation(['pins', 'common']);
  const reset = usePinReset();
  const [given, setGiven] = useState<readonly Confirmer[]>([]);
  const [confirmer, setConfirmer] = useState<Confirmer>({ jurorId: '', pin: '' });
  const [chosen, setChosen] = useState<string | null>(null);
  const [pin, setPin] = useState('');
  const [isMismatch, setMismatch] = useState(false);
  const { name, openPassageCount, required, sessionId, tables, witnesses } = terms;
  const left = witnesses.filter(({ jurorId }) => !given.some((one) => one.jurorId === jurorId));
  const current = left.some(({ jurorId }) => jurorId === confirmer.jurorId)
    ? confirmer
    : { jurorId: left[0]?.jurorId ?? '', pin: '' };
  const answered = given.map((one) => one.jurorId);
  const isWitnessing = !tables.every((table) => isResetConfirmed(table, answered));
  const typed = isWitnessing ? current.pin : pin;

  const chooseAgain = () => {
    setChosen(null);
    setPin('');
  };
  const send = () => {
    reset.mutate(
      { jurorId: terms.jurorId, pin, confirmations: [...given] },
      {
        onSuccess: () => {
          showToast({ message: t('reset.saved', { name }) });
          onClose();
        },
        onError: (error) => {
          // A PIN refused as too simple is only replaced; otherwise those who answer are asked again.
          if (errorCodeOf(error) !== 'pin-too-simple') setGiven([]);
          setConfirmer({ jurorId: '', pin: '' });
          chooseAgain();
        },
      },
    );
  };
  const advance = () => {
    if (typed.length < PIN_MIN_LENGTH || reset.isPending) return;
    if (isWitnessing) {
      setGiven([...given, current]);
      setConfirmer({ jurorId: '', pin: '' });
    } else if (chosen === null) {
      setChosen(pin);
      setPin('');
    } else if (chosen === pin) send();
    else {
      setMismatch(true);
      chooseAgain();
    }
  };

  if (required === 0) return <Notice tone="caution">{t('reset.alone')}</Notice>;
  return (
    <div className={styles['reset']}>
      <h3>{t('reset.title', { name })}</h3>
      <Stack>
        <p>
          {t(witnesses.length > required ? 'reset.among' : 'reset.text', {
            count: required,
            name,
            witnesses: witnesses.map((one) => one.name).join(', '),
          })}
        </p>
        <p className={styles['effect']}>
          {t('reset.effect')} {t('reset.journal', { count: openPassageCount })}
        </p>
        <ErrorNotice error={reset.error} />
        {isWitnessing ? (
          <ConfirmerField
            key={given.length}
            sessionId={sessionId}
            members={left}
            value={current}
            onChange={setConfirmer}
            onSubmit={advance}
            shouldFocus
          />
        ) : (
          <MemberPinField
            key={chosen === null ? 'new' : 'repeat'}
            sessionId={sessionId}
            isNew
            label={chosen === null ? t('reset.new', { name }) : t('reset.repeat')}
            value={pin}
            onChange={(next) => {
              setMismatch(false);
              setPin(next);
            }}
            onSubmit={advance}
            errorMessage={isMismatch ? t('reset.mismatch') : undefined}
            shouldFocus
          />
        )}
        <Inline>
          <Button
            variant="primary"
            isDisabled={typed.length < PIN_MIN_LENGTH}
            isPending={reset.isPending}
            onPress={advance}
          >
            {chosen === null ? t('reset.next') : t('reset.save')}
          </Button>
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
        </Inline>
      </Stack>
    </div>
  );
}
