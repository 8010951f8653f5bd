import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CeremonyDocument } from '../../../../../shared/areas/session-minutes.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { useSignatureLabels } from '../../../lib/signature-labels.ts';
import {
  Button,
  Notice,
  PIN_MIN_LENGTH,
  PinField,
  SignaturePad,
  bindClasses,
  showToast,
} from '../../../ui/index.ts';
import { PendingNote } from '../../minutes/index.ts';
import { useSession } from '../../preparation/queries.ts';
import { useSignAll } from '../hooks/use-session-minutes-writes.ts';
import styles from '../session-minutes.module.css';

const cx = bindClasses(styles);

export interface CeremonyFormProps {
  readonly sessionId: string;
  readonly jurorId: string;
  readonly documents: readonly CeremonyDocument[];
}

/** One hand and one PIN for all that was shown. */
export function CeremonyForm({ documents, jurorId, sessionId }: CeremonyFormProps) {
  const { t } = useTranslation(['session-minutes', 'minutes', 'errors']);
  const session = useSession(sessionId);
  const sign = useSignAll();
  const [svg, setSvg] = useState<string | null>(null);
  const [pin, setPin] = useState('');
  const name = session.data?.members.find(({ id }) => id === jurorId)?.name ?? '';
  const labels = useSignatureLabels(name);
  const isReady = svg !== null && pin.length >= PIN_MIN_LENGTH;
  const submit = () => {
    if (svg === null || !isReady || sign.isPending) return;
    sign.mutate(
      {
        ...{ sessionId, jurorId, pin, svg },
        documents: documents.map(({ contentDigest, id, kind }) => ({ kind, id, contentDigest })),
      },
      {
        onSuccess: ({ signed }) => {
          showToast({ message: t('ceremony.done', { count: signed.length }) });
        },
        onSettled: () => {
          setPin('');
        },
      },
    );
  };
  return (
    <form
      className={cx('signing')}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p>{t('ceremony.statement', { count: documents.length })}</p>
      <SignaturePad
        labels={labels}
        onChange={(value) => {
          setSvg(value?.svg ?? null);
        }}
      />
      <PinField
        label={t('minutes:sign.pin', { name })}
        description={t('minutes:sign.pinHelp')}
        value={pin}
        onChange={setPin}
        onSubmit={submit}
        countLabel={(count) => t('minutes:sign.digits', { count })}
        eraseLabel={t('minutes:sign.erase')}
        clearLabel={t('minutes:sign.clearPin')}
        isDisabled={sign.isPending}
      />
      <ErrorNotice error={sign.error} />
      {(sign.data?.refused ?? []).map(({ code, id }) => (
        <Notice key={id} tone="caution">
          {t('ceremony.refused', {
            number: documents.find((document) => document.id === id)?.number ?? '',
            reason: t(`errors:${code}.what`),
          })}
        </Notice>
      ))}
      {sign.isPending ? <PendingNote text={t('minutes:sign.pending')} /> : null}
      <Button
        type="submit"
        variant="primary"
        isPending={sign.isPending}
        {...(isReady ? {} : { 'aria-disabled': 'true' as const })}
      >
        {t('ceremony.action', { count: documents.length })}
      </Button>
    </form>
  );
}
