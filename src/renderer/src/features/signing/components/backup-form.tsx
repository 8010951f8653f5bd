import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { ExportedNotice } from '../../../lib/exported-notice.tsx';
import { Button, Inline, TextField } from '../../../ui/index.ts';
import { useBackUpAuthority } from '../hooks/use-signing-writes.ts';
import styles from './signing.module.css';

const MIN_LENGTH = 12;

/** Writes the authority with its key under a password; typed twice, since nothing opens the file without it. */
export function BackupForm() {
  const { t } = useTranslation('signing');
  const [password, setPassword] = useState('');
  const [repeated, setRepeated] = useState('');
  const [isChecked, setChecked] = useState(false);
  const { error, isPending, result, write } = useBackUpAuthority();
  const isTooShort = password.length < MIN_LENGTH;
  const differs = password !== repeated;
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        if (!isTooShort && !differs && !isPending) write(password);
      }}
    >
      <p>{t('backup.text')}</p>
      <TextField
        label={t('backup.password')}
        description={t('backup.rule')}
        type="password"
        autoComplete="off"
        value={password}
        onChange={setPassword}
        maxLength={200}
        {...(isChecked && isTooShort ? { errorMessage: t('backup.tooShort') } : {})}
      />
      <TextField
        label={t('backup.repeat')}
        type="password"
        autoComplete="off"
        value={repeated}
        onChange={setRepeated}
        maxLength={200}
        {...(isChecked && !isTooShort && differs ? { errorMessage: t('backup.differs') } : {})}
      />
      <ErrorNotice error={error} />
      <ExportedNotice report={result} />
      <Inline>
        <Button type="submit" isPending={isPending}>
          {t('backup.action')}
        </Button>
      </Inline>
    </form>
  );
}
