import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { displayName } from '../../../../../domain/candidate/person.ts';
import type { MergeView } from '../../../../../shared/areas/candidates.ts';
import { ConfirmDialog } from '../../../lib/confirm-dialog.tsx';
import { Button, Inline, PIN_MIN_LENGTH, Section, Stack, TextField, showToast } from '../../../ui/index.ts';
import { useUndoMerge } from '../hooks/use-candidate-writes.ts';
import { AdministratorFields } from '../../preferences/index.ts';

/** Merges of a file, those undone among them. */
export function MergeList({ merges }: { readonly merges: readonly MergeView[] }) {
  const { t } = useTranslation('candidates');
  const [undone, setUndone] = useState<string | null>(null);
  return (
    <Section title={t('file.merges')}>
      <Stack>
        {merges.map(({ by, id, kept, merged, reason, undo }) => (
          <Inline key={id}>
            <span>
              {t('alike.made', { merged: displayName(merged), kept: displayName(kept), by: by.name, reason })}
            </span>
            {undo === null ? (
              <Button
                onPress={() => {
                  setUndone(id);
                }}
              >
                {t('alike.undo')}
              </Button>
            ) : (
              <span>{t('alike.undone', { reason: undo.reason })}</span>
            )}
          </Inline>
        ))}
      </Stack>
      {undone === null ? null : (
        <UndoDialog
          mergeId={undone}
          onClose={() => {
            setUndone(null);
          }}
        />
      )}
    </Section>
  );
}

interface UndoDialogProps {
  readonly mergeId: string;
  readonly onClose: () => void;
}

function UndoDialog({ mergeId, onClose }: UndoDialogProps) {
  const { t } = useTranslation('candidates');
  const undo = useUndoMerge();
  const [reason, setReason] = useState('');
  const [confirmation, setConfirmation] = useState({ administratorId: '', pin: '' });
  return (
    <ConfirmDialog
      isOpen
      title={t('alike.undo')}
      confirmLabel={t('alike.undo')}
      isDisabled={reason.trim() === '' || confirmation.pin.length < PIN_MIN_LENGTH}
      write={undo}
      onClose={onClose}
      onConfirm={() => {
        undo.mutate(
          { mergeId, reason, confirmation },
          {
            onError: () => {
              setConfirmation({ ...confirmation, pin: '' });
            },
            onSuccess: () => {
              showToast({ message: t('alike.undoneToast') });
              onClose();
            },
          },
        );
      }}
    >
      <TextField label={t('alike.reason')} value={reason} maxLength={200} onChange={setReason} />
      <AdministratorFields
        label={t('alike.administrator')}
        pinLabel={t('alike.pin')}
        value={confirmation}
        onChange={setConfirmation}
      />
    </ConfirmDialog>
  );
}
