import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { Button, Disclosure, Notice, TextField } from '../../../ui/index.ts';
import { useUnlock } from '../hooks/use-minutes-writes.ts';
import styles from './minutes.module.css';

export interface UnlockFormProps {
  readonly passageId: string;
  readonly signatureCount: number;
}

/** The way back to the decision: signatures given are void, and the journal keeps them. */
export function UnlockForm({ passageId, signatureCount }: UnlockFormProps) {
  const { t } = useTranslation('minutes');
  const [reason, setReason] = useState('');
  const unlock = useUnlock();
  return (
    <Disclosure title={t('unlock.title')}>
      <form
        className={styles['signing']}
        onSubmit={(event) => {
          event.preventDefault();
          unlock.mutate({ passageId, reason });
        }}
      >
        <Notice tone="caution">{t('unlock.effect', { count: signatureCount })}</Notice>
        <TextField label={t('unlock.reason')} value={reason} onChange={setReason} isRequired />
        <ErrorNotice error={unlock.error} />
        <Button type="submit" variant="danger" isDisabled={reason.trim() === ''} isPending={unlock.isPending}>
          {t('unlock.action')}
        </Button>
      </form>
    </Disclosure>
  );
}
