import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { Button, Disclosure, TextField } from '../../../ui/index.ts';
import { usePassageCommand } from '../hooks/use-deliberation-writes.ts';
import styles from './deliberation.module.css';

/** The way back to the results, with a reason that the journal keeps. */
export function ReopenForm({ passageId }: { readonly passageId: string }) {
  const { t } = useTranslation('deliberation');
  const [reason, setReason] = useState('');
  const command = usePassageCommand();
  return (
    <Disclosure title={t('reopen.title')}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          command.mutate({ passageId, command: { type: 'reopen-deliberation', reason } });
        }}
      >
        <TextField label={t('reopen.reason')} value={reason} onChange={setReason} isRequired />
        <ErrorNotice error={command.error} />
        <Button type="submit" isDisabled={reason.trim() === ''} isPending={command.isPending}>
          {t('reopen.action')}
        </Button>
      </form>
    </Disclosure>
  );
}
