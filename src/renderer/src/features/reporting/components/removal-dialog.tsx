import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeclarableRow } from '../../../../../shared/areas/reporting.ts';
import { ConfirmDialog } from '../../../lib/confirm-dialog.tsx';
import { FieldGrid, PIN_MIN_LENGTH, showToast, Stack, TextField } from '../../../ui/index.ts';
import { useNoteRemoved } from '../hooks/use-reporting-writes.ts';
import { ActorFields } from './actor-fields.tsx';

const MOST_NOTE = 500;

/** A named person says that a declared result was removed, as it was asked for by hand. */
export function RemovalDialog({
  onClose,
  row,
}: {
  readonly row: DeclarableRow;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('reporting');
  const removal = useNoteRemoved();
  const [administratorId, setAdministrator] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [pin, setPin] = useState('');
  const isWhole = administratorId !== null && note.trim() !== '' && pin.length >= PIN_MIN_LENGTH;
  function send() {
    if (!isWhole) return;
    removal.mutate(
      { documentId: row.documentId, note, actor: { administratorId, pin } },
      {
        onSuccess: () => {
          showToast({ message: t('removal.done', { holder: row.holder }) });
          onClose();
        },
        onError: () => {
          setPin('');
        },
      },
    );
  }
  return (
    <ConfirmDialog
      title={t('removal.title', { holder: row.holder })}
      confirmLabel={t('removal.confirm')}
      variant="primary"
      width="wide"
      isOpen
      isDisabled={!isWhole}
      write={removal}
      onConfirm={send}
      onClose={onClose}
    >
      <p>{t('removal.text', { id: row.number })}</p>
      <FieldGrid>
        <TextField
          label={t('removal.note')}
          description={t('removal.noteNote')}
          value={note}
          maxLength={MOST_NOTE}
          onChange={setNote}
        />
        <Stack>
          <ActorFields
            administratorId={administratorId}
            pin={pin}
            onAdministrator={setAdministrator}
            onPin={setPin}
            onSubmit={send}
          />
        </Stack>
      </FieldGrid>
    </ConfirmDialog>
  );
}
