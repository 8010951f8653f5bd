import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExternalDocumentView } from '../../../../../shared/views.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { useFormats } from '../../../lib/format.ts';
import { Button, Disclosure, TextField } from '../../../ui/index.ts';
import { useWithdrawDocument } from '../hooks/use-signed-documents.ts';
import styles from './minutes.module.css';

export interface OutsideDocumentProps {
  readonly passageId: string;
  readonly document: ExternalDocumentView;
}

/** One file signed outside: what it is, for whom it stands, and the way to take it back before archiving. */
export function OutsideDocument({ passageId, document }: OutsideDocumentProps) {
  const { t } = useTranslation('minutes');
  const { dateTime, fileSize, list } = useFormats();
  const { attachedAt, attachedBy, byteCount, documentId, kind, members, name, sha256, withdrawn } = document;
  return (
    <li className={styles['document']}>
      <strong>{name}</strong>
      <span className={styles['level']}>
        {t('outside.facts', {
          kind: t(`outside.kind.${kind}`),
          size: fileSize(byteCount),
          date: dateTime(attachedAt),
          name: attachedBy,
        })}
      </span>
      <span className={styles['level']}>
        {t('outside.standsFor', { names: list(members.map((member) => member.name)) })}
      </span>
      <code className={styles['sha']}>{sha256}</code>
      {withdrawn === null ? (
        <WithdrawForm passageId={passageId} documentId={documentId} />
      ) : (
        <span>{t('outside.withdrawn', { reason: withdrawn.reason })}</span>
      )}
    </li>
  );
}

function WithdrawForm({
  passageId,
  documentId,
}: {
  readonly passageId: string;
  readonly documentId: string;
}) {
  const { t } = useTranslation('minutes');
  const [reason, setReason] = useState('');
  const withdraw = useWithdrawDocument(passageId);
  return (
    <Disclosure title={t('outside.withdraw')} level={4}>
      <form
        className={styles['signing']}
        onSubmit={(event) => {
          event.preventDefault();
          withdraw.mutate({ documentId, reason });
        }}
      >
        <TextField label={t('outside.withdrawReason')} value={reason} onChange={setReason} isRequired />
        <ErrorNotice error={withdraw.error} />
        <Button
          type="submit"
          variant="danger"
          isDisabled={reason.trim() === ''}
          isPending={withdraw.isPending}
        >
          {t('outside.withdrawAction')}
        </Button>
      </form>
    </Disclosure>
  );
}
