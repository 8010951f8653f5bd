import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DecidingMember, TableRow } from '../../../../../shared/areas/decisions.ts';
import { ConfirmDialog } from '../../../lib/confirm-dialog.tsx';
import { TextArea, showToast } from '../../../ui/index.ts';
import { useAnswering } from '../hooks/answering.ts';
import { useLift, useRevoke, useTakeBack } from '../hooks/use-decision-writes.ts';
import { AnsweringPins } from './answering-pins.tsx';

export type RulingAct = 'lift' | 'revoke' | 'takeBack';

export interface RulingDialogProps {
  readonly act: RulingAct;
  readonly sessionId: string;
  readonly blocId: string;
  readonly row: Pick<TableRow, 'answererId' | 'enrolmentId' | 'voterIds'>;
  readonly members: readonly DecidingMember[];
  readonly onClose: () => void;
}

/** An act on what was decided: its reason, and who answers for it. */
export function RulingDialog({ act, blocId, members, onClose, row, sessionId }: RulingDialogProps) {
  const { t } = useTranslation('decisions');
  const write = { lift: useLift(), revoke: useRevoke(), takeBack: useTakeBack() }[act];
  const [reason, setReason] = useState('');
  const answering = useAnswering(members, row);
  const isReady = reason.trim() !== '' && answering.isComplete;
  const submit = () => {
    if (!answering.isComplete) answering.askNext();
    if (!isReady || write.isPending) return;
    write.mutate(
      { sessionId, enrolmentId: row.enrolmentId, blocId, reason, confirmations: answering.all() },
      {
        onSuccess: () => {
          showToast({ message: t(`act.${act}.done`) });
          onClose();
        },
        onError: answering.clear,
      },
    );
  };
  return (
    <ConfirmDialog
      isOpen
      variant={act === 'lift' ? 'primary' : 'danger'}
      title={t(`act.${act}.title`)}
      confirmLabel={t(`act.${act}.action`)}
      isDisabled={!isReady}
      write={write}
      onClose={onClose}
      onConfirm={submit}
    >
      <p>{t(`act.${act}.effect`)}</p>
      <TextArea label={t(`act.${act}.reason`)} value={reason} onChange={setReason} rows={2} isRequired />
      <AnsweringPins sessionId={sessionId} answering={answering} onSubmit={submit} />
    </ConfirmDialog>
  );
}
