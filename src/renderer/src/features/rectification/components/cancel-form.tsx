import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LockView } from '../../../../../shared/areas/passage/lock.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { Button, Disclosure, Notice, PIN_MIN_LENGTH, Stack, TextField } from '../../../ui/index.ts';
import { isAnySigned } from '../../../../../domain/minutes/signing-state.ts';
import { voidersOf } from '../../minutes/index.ts';
import { ConfirmerField } from '../../pins/index.ts';
import type { Confirmer } from '../../pins/index.ts';
import { useCancelRectification } from '../hooks/use-rectification.ts';

export interface CancelFormProps {
  readonly minutesId: string;
  readonly sessionId: string;
  readonly lock: LockView;
}

/** The way back before archiving: signatures given are void, the log keeps them, and one who signs answers for it. */
export function CancelForm({ lock, minutesId, sessionId }: CancelFormProps) {
  const { t } = useTranslation('rectification');
  const members = voidersOf(lock);
  const needsPin = isAnySigned(lock);
  const [reason, setReason] = useState('');
  const [confirmer, setConfirmer] = useState<Confirmer>({ jurorId: members[0]?.jurorId ?? '', pin: '' });
  const cancel = useCancelRectification();
  const isReady = reason.trim() !== '' && (!needsPin || confirmer.pin.length >= PIN_MIN_LENGTH);
  const submit = () => {
    if (!isReady || cancel.isPending) return;
    cancel.mutate(
      { minutesId, reason, confirmation: needsPin ? confirmer : null },
      {
        onError: () => {
          setConfirmer({ ...confirmer, pin: '' });
        },
      },
    );
  };
  return (
    <Disclosure title={t('open.cancel')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack>
          <Notice tone="caution">{t('open.effect', { count: lock.signatures.length })}</Notice>
          <TextField label={t('reason.label')} value={reason} onChange={setReason} isRequired />
          {needsPin ? (
            <ConfirmerField
              sessionId={sessionId}
              members={members}
              value={confirmer}
              onChange={setConfirmer}
              onSubmit={submit}
            />
          ) : null}
          <ErrorNotice error={cancel.error} />
          <div>
            <Button type="submit" variant="danger" isDisabled={!isReady} isPending={cancel.isPending}>
              {t('open.cancelAction')}
            </Button>
          </div>
        </Stack>
      </form>
    </Disclosure>
  );
}
