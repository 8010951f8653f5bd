import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExternalDocumentView, LockView } from '../../../../../shared/areas/passage/lock.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { useFormats } from '../../../lib/format.ts';
import { Button, Disclosure, PIN_MIN_LENGTH, TextField } from '../../../ui/index.ts';
import { ConfirmerField } from '../../pins/index.ts';
import type { Confirmer } from '../../pins/index.ts';
import { useWithdrawDocument } from '../hooks/use-signed-documents.ts';
import styles from './minutes.module.css';
import { voidersOf } from './voiders.ts';

export interface OutsideDocumentProps {
  readonly passageId: string;
  readonly sessionId: string;
  readonly lock: LockView;
  readonly document: ExternalDocumentView;
}

/** One file signed outside: what it is, for whom it stands, and the way to take it back before archiving. */
export function OutsideDocument({ passageId, sessionId, lock, document }: OutsideDocumentProps) {
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
        <WithdrawForm passageId={passageId} sessionId={sessionId} lock={lock} documentId={documentId} />
      ) : (
        <span>{t('outside.withdrawn', { reason: withdrawn.reason })}</span>
      )}
    </li>
  );
}

function WithdrawForm({
  passageId,
  sessionId,
  lock,
  documentId,
}: Pick<OutsideDocumentProps, 'passageId' | 'sessionId' | 'lock'> & { readonly documentId: string }) {
  const { t } = useTranslation('minutes');
  const [reason, setReason] = useState('');
  const members = voidersOf(lock);
  const [confirmer, setConfirmer] = useState<Confirmer>({ jurorId: members[0]?.jurorId ?? '', pin: '' });
  const withdraw = useWithdrawDocument(passageId);
  const isReady = reason.trim() !== '' && confirmer.pin.length >= PIN_MIN_LENGTH;
  const submit = () => {
    if (!isReady || withdraw.isPending) return;
    withdraw.mutate(
      { documentId, reason, confirmation: confirmer },
      {
        onError: () => {
          setConfirmer({ ...confirmer, pin: '' });
        },
      },
    );
  };
  return (
    <Disclosure title={t('outside.withdraw')} level={4}>
      <form
        className={styles['signing']}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextField label={t('outside.withdrawReason')} value={reason} onChange={setReason} isRequired />
        <ConfirmerField
          sessionId={sessionId}
          members={members}
          value={confirmer}
          onChange={setConfirmer}
          onSubmit={submit}
        />
        <ErrorNotice error={withdraw.error} />
        <Button type="submit" variant="danger" isDisabled={!isReady} isPending={withdraw.isPending}>
          {t('outside.withdrawAction')}
        </Button>
      </form>
    </Disclosure>
  );
}
