import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/index.ts';
import { useReopenSeat } from '../hooks/use-room-writes.ts';
import { ReasonDialog } from './reason-dialog.tsx';

export interface ReopenSeatProps {
  readonly jurorId: string;
  readonly passageId: string;
  readonly name: string;
  readonly candidate: string;
}

/** A sealed grid whose entries came too late takes entries again, by the president's act. */
export function ReopenSeat({ candidate, jurorId, name, passageId }: ReopenSeatProps) {
  const { t } = useTranslation('room');
  const [isAsked, setAsked] = useState(false);
  const reopen = useReopenSeat();
  return (
    <>
      <Button
        aria-label={t('reopen.openOf', { name, candidate })}
        onPress={() => {
          setAsked(true);
        }}
      >
        {t('reopen.open')}
      </Button>
      <ReasonDialog
        title={t('reopen.title', { name })}
        text={t('reopen.text', { candidate })}
        label={t('reopen.note')}
        proposed={t('reopen.proposed')}
        confirmLabel={t('reopen.confirm')}
        isOpen={isAsked}
        write={reopen}
        onConfirm={(note) => {
          reopen.mutate({ jurorId, passageId, note });
        }}
        onClose={() => {
          setAsked(false);
        }}
      />
    </>
  );
}
