import { useTranslation } from 'react-i18next';
import type { ExternalDocumentView, LockView } from '../../../../../shared/areas/passage/lock.ts';
import { useFormats } from '../../../lib/format.ts';
import { VoidForm } from '../../pins/index.ts';
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
  const withdraw = useWithdrawDocument(passageId);
  return (
    <VoidForm
      title={t('outside.withdraw')}
      level={4}
      reasonLabel={t('outside.withdrawReason')}
      actionLabel={t('outside.withdrawAction')}
      sessionId={sessionId}
      members={voidersOf(lock)}
      write={withdraw}
      onVoid={({ confirmer, reason }, options) => {
        withdraw.mutate({ documentId, reason, confirmation: confirmer }, options);
      }}
    />
  );
}
