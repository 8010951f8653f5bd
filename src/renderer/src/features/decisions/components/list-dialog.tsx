import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { displayName } from '../../../../../domain/candidate/person.ts';
import type { CandidateFile } from '../../../../../shared/areas/candidates.ts';
import type { DecisionsTable } from '../../../../../shared/areas/decisions.ts';
import { ConfirmDialog } from '../../../lib/confirm-dialog.tsx';
import { LinkButton, Notice, showToast } from '../../../ui/index.ts';
import { PersonChooser } from '../../candidates/index.ts';
import { useListCandidates } from '../hooks/use-decision-writes.ts';

export interface ListDialogProps {
  readonly table: DecisionsTable;
  /** Id of the certification that the session applies. */
  readonly certificationId: string;
  readonly onClose: () => void;
}

const NOBODY = { lastName: '', firstName: '' };

/** A candidate whom the session did not hear, and on whom its jury decides: chosen among those who have a file. */
export function ListDialog({ certificationId, onClose, table }: ListDialogProps) {
  const { t } = useTranslation('decisions');
  const list = useListCandidates();
  const [file, setFile] = useState<CandidateFile | null>(null);
  const enrolment = file?.enrolments.find(({ certification }) => certification.id === certificationId);
  const isThere = table.rows.some(({ isGone, personId }) => personId === file?.id && !isGone);
  const submit = () => {
    if (file === null || enrolment === undefined) return;
    list.mutate(
      { sessionId: table.session.id, enrolmentIds: [enrolment.id], isListed: true },
      {
        onSuccess: () => {
          showToast({ message: t('list.done', { name: displayName(file) }) });
          onClose();
        },
      },
    );
  };
  return (
    <ConfirmDialog
      isOpen
      variant="primary"
      width="wide"
      title={t('list.title')}
      confirmLabel={t('list.confirm')}
      isDisabled={enrolment === undefined || isThere}
      write={list}
      onClose={onClose}
      onConfirm={submit}
    >
      <p>{t('list.text')}</p>
      <PersonChooser typed={NOBODY} personId={null} onChoose={setFile} />
      {file === null || !isThere ? null : (
        <Notice tone="info">{t('list.there', { name: displayName(file) })}</Notice>
      )}
      {file === null || enrolment !== undefined ? null : (
        <Notice
          tone="caution"
          title={t('list.notEnrolled', { name: displayName(file) })}
          actions={
            <LinkButton href={{ to: '/candidates/$personId', params: { personId: file.id } }}>
              {t('list.open')}
            </LinkButton>
          }
        >
          {t('list.enrolFirst')}
        </Notice>
      )}
    </ConfirmDialog>
  );
}
