import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { displayName } from '../../../../../domain/candidate/person.ts';
import type { PersonLine } from '../../../../../shared/areas/candidates.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { useFormats } from '../../../lib/format.ts';
import {
  Button,
  Dialog,
  PIN_MIN_LENGTH,
  RadioGroup,
  Stack,
  TextField,
  showToast,
} from '../../../ui/index.ts';
import { useDismissLikeness, useMerge } from '../hooks/use-candidate-writes.ts';
import { lineWords } from '../person-words.ts';
import { AdministratorFields } from '../../preferences/index.ts';

export interface AlikeDialogProps {
  readonly one: PersonLine;
  readonly other: PersonLine;
  readonly onClose: () => void;
  /** Told which file stands, once they were merged. */
  readonly onMerged?: (personId: string) => void;
}

/** Two who look alike: an administrator says whether they are one. */
export function AlikeDialog({ one, onClose, onMerged, other }: AlikeDialogProps) {
  const { t } = useTranslation('candidates');
  const { shortDate } = useFormats();
  const merge = useMerge();
  const dismiss = useDismissLikeness();
  const [keptId, setKeptId] = useState(one.personId);
  const [reason, setReason] = useState('');
  const [confirmation, setConfirmation] = useState({ administratorId: '', pin: '' });
  const isAnswered = confirmation.pin.length >= PIN_MIN_LENGTH;
  const mergedId = keptId === one.personId ? other.personId : one.personId;
  const onError = () => {
    setConfirmation({ ...confirmation, pin: '' });
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('alike.dialog', { one: displayName(one), other: displayName(other) })}
      actions={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button
            isDisabled={!isAnswered}
            isPending={dismiss.isPending}
            onPress={() => {
              dismiss.mutate(
                { oneId: one.personId, otherId: other.personId, confirmation },
                {
                  onError,
                  onSuccess: () => {
                    showToast({ message: t('alike.dismissed') });
                    onClose();
                  },
                },
              );
            }}
          >
            {t('alike.dismiss')}
          </Button>
          <Button
            variant="primary"
            isDisabled={!isAnswered || reason.trim() === ''}
            isPending={merge.isPending}
            onPress={() => {
              merge.mutate(
                { keptId, mergedId, reason, confirmation },
                {
                  onError,
                  onSuccess: () => {
                    showToast({ message: t('alike.merged') });
                    onClose();
                    onMerged?.(keptId);
                  },
                },
              );
            }}
          >
            {t('alike.merge')}
          </Button>
        </>
      }
    >
      <Stack>
        <RadioGroup
          label={t('alike.keep')}
          options={[one, other].map((person) => ({
            id: person.personId,
            label: lineWords(t, person, shortDate),
          }))}
          value={keptId}
          onChange={setKeptId}
        />
        <TextField label={t('alike.reason')} value={reason} maxLength={200} onChange={setReason} />
        <AdministratorFields
          label={t('alike.administrator')}
          pinLabel={t('alike.pin')}
          value={confirmation}
          onChange={setConfirmation}
        />
        <ErrorNotice error={merge.error ?? dismiss.error} />
      </Stack>
    </Dialog>
  );
}
