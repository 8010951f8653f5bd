import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { Button, Disclosure, Notice, PIN_MIN_LENGTH, TextField } from '../../../ui/index.ts';
import { ConfirmerField } from '../../pins/index.ts';
import type { Confirmer } from '../../pins/index.ts';
import { useUnlock } from '../hooks/use-minutes-writes.ts';
import styles from './minutes.module.css';

export interface UnlockFormProps {
  readonly passage: PassageView;
}

/** The way back to the decision: signatures given are void, and the journal keeps them. One who signs answers for it. */
export function UnlockForm({ passage: { lock, passageId, seats, sessionId } }: UnlockFormProps) {
  const { t } = useTranslation('minutes');
  const signing = new Set([
    ...(lock?.awaited ?? []).map(({ jurorId }) => jurorId),
    ...(lock?.signatures ?? []).map(({ jurorId }) => jurorId),
  ]);
  const members = seats.filter(({ isPresident, jurorId }) => isPresident || signing.has(jurorId));
  const president = members.find(({ isPresident }) => isPresident) ?? members[0];
  const nobody: Confirmer = { jurorId: president?.jurorId ?? '', pin: '' };
  const [reason, setReason] = useState('');
  const [confirmer, setConfirmer] = useState(nobody);
  const unlock = useUnlock();
  const isReady = reason.trim() !== '' && confirmer.pin.length >= PIN_MIN_LENGTH;
  const submit = () => {
    if (!isReady || unlock.isPending) return;
    unlock.mutate(
      { passageId, reason, ...confirmer },
      {
        onError: () => {
          setConfirmer({ ...confirmer, pin: '' });
        },
      },
    );
  };
  return (
    <Disclosure title={t('unlock.title')}>
      <form
        className={styles['signing']}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Notice tone="caution">{t('unlock.effect', { count: lock?.signatures.length ?? 0 })}</Notice>
        <TextField label={t('unlock.reason')} value={reason} onChange={setReason} isRequired />
        <ConfirmerField
          sessionId={sessionId}
          members={members}
          value={confirmer}
          onChange={setConfirmer}
          onSubmit={submit}
        />
        <ErrorNotice error={unlock.error} />
        <Button type="submit" variant="danger" isDisabled={!isReady} isPending={unlock.isPending}>
          {t('unlock.action')}
        </Button>
      </form>
    </Disclosure>
  );
}
