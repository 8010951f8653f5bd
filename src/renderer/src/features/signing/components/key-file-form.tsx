import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { Button, FileField, Inline, TextField } from '../../../ui/index.ts';
import type { KeyFile } from '../hooks/use-signing-writes.ts';
import styles from './signing.module.css';

const ISSUER_TYPES = ['.crt', '.cer', '.pem', 'application/x-x509-ca-cert'];

export interface KeyFileFormProps {
  readonly text: string;
  readonly fileLabel: string;
  readonly passwordLabel: string;
  readonly actionLabel: string;
  readonly acceptedTypes: readonly string[];
  /** Label of a second file, of the certificates above the first; no such field without it. */
  readonly issuersLabel?: string;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly onSubmit: (file: KeyFile) => void;
}

/** A file that holds a private key, and its password. */
export function KeyFileForm(props: KeyFileFormProps) {
  const { t } = useTranslation('signing');
  const [file, setFile] = useState<File | null>(null);
  const [isFileMissing, setFileMissing] = useState(false);
  const [issuers, setIssuers] = useState<File | null>(null);
  const [password, setPassword] = useState('');
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        setFileMissing(file === null);
        if (file !== null && !props.isPending) props.onSubmit({ file, issuers, password });
      }}
    >
      <p>{props.text}</p>
      <FileField
        label={props.fileLabel}
        dropLabel={t('file.drop')}
        buttonLabel={t('file.choose')}
        acceptedTypes={props.acceptedTypes}
        onSelect={(chosen) => {
          setFile(chosen);
          setFileMissing(false);
        }}
        {...(file === null ? {} : { current: t('file.chosen', { name: file.name }) })}
        {...(isFileMissing ? { errorMessage: t('file.missing') } : {})}
      />
      {props.issuersLabel === undefined ? null : (
        <FileField
          label={props.issuersLabel}
          dropLabel={t('file.drop')}
          buttonLabel={t('file.choose')}
          acceptedTypes={ISSUER_TYPES}
          onSelect={setIssuers}
          {...(issuers === null ? {} : { current: t('file.chosen', { name: issuers.name }) })}
        />
      )}
      <TextField
        label={props.passwordLabel}
        type="password"
        autoComplete="off"
        value={password}
        onChange={setPassword}
        maxLength={200}
      />
      <ErrorNotice error={props.error} />
      <Inline>
        <Button type="submit" isPending={props.isPending}>
          {props.actionLabel}
        </Button>
      </Inline>
    </form>
  );
}
