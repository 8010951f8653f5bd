import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupRow, RestoreMember, RestorePreview } from '../../../../../shared/areas/backups.ts';
import { ConfirmDialog } from '../../../lib/confirm-dialog.tsx';
import { useFormats } from '../../../lib/format.ts';
import { Loaded } from '../../../lib/loaded.tsx';
import { FieldGrid, Notice, PIN_MIN_LENGTH, PinField, Select, Stack } from '../../../ui/index.ts';
import { useClocksInProgress } from '../../passage/queries.ts';
import { useRestore } from '../hooks/use-backup-writes.ts';
import { useRestorePreview } from '../queries.ts';
import { LossList } from './loss-list.tsx';

export interface RestoreDialogProps {
  readonly backup: BackupRow;
  readonly onClose: () => void;
}

/** Going back cannot be undone by a key: what it loses is read, and a member confirms. */
export function RestoreDialog({ backup, onClose }: RestoreDialogProps) {
  const { t } = useTranslation('backups');
  const { dateTime } = useFormats();
  const preview = useRestorePreview(backup);
  const restore = useRestore();
  const [jurorId, setJurorId] = useState<string | null>(null);
  const [pin, setPin] = useState('');
  const needsPin = (preview.data?.members.length ?? 0) > 0;
  const isConfirmed = !needsPin || (jurorId !== null && pin.length >= PIN_MIN_LENGTH);
  // What main would refuse is said before anyone types a PIN.
  const clocks = useClocksInProgress().data ?? [];
  const isUnderClock = clocks.some(({ clock }) => clock.status === 'running');
  const confirm = () => {
    const confirmation = jurorId === null ? null : { jurorId, pin };
    restore.mutate({ name: backup.name, place: backup.place, confirmation });
  };
  return (
    <ConfirmDialog
      title={t('restore.title', { when: dateTime(backup.madeAt) })}
      confirmLabel={t('restore.confirm')}
      isOpen
      isDisabled={preview.data === undefined || !isConfirmed || isUnderClock || restore.isSuccess}
      width="wide"
      write={restore}
      onConfirm={confirm}
      onClose={onClose}
    >
      {isUnderClock ? <UnderClock /> : null}
      <Loaded query={preview}>
        {(seen) => (
          <FieldGrid>
            <Summary preview={seen} />
            {needsPin ? (
              <Confirmation
                members={seen.members}
                jurorId={jurorId}
                onJurorChange={setJurorId}
                pin={pin}
                onPinChange={setPin}
              />
            ) : (
              <p>{t('restore.noPin')}</p>
            )}
          </FieldGrid>
        )}
      </Loaded>
    </ConfirmDialog>
  );
}

function UnderClock() {
  const { t } = useTranslation('errors');
  return (
    <Notice tone="caution" isLive title={t('restore-under-clock.what')}>
      {t('restore-under-clock.todo')}
    </Notice>
  );
}

function Summary({ preview }: { readonly preview: RestorePreview }) {
  const { t } = useTranslation('backups');
  return (
    <Stack>
      <p>{t('restore.keeps')}</p>
      <LossList loss={preview.loss} />
      <p>{t('restore.numbers')}</p>
    </Stack>
  );
}

interface ConfirmationProps {
  readonly members: readonly RestoreMember[];
  readonly jurorId: string | null;
  readonly onJurorChange: (jurorId: string) => void;
  readonly pin: string;
  readonly onPinChange: (pin: string) => void;
}

function Confirmation({ members, jurorId, onJurorChange, pin, onPinChange }: ConfirmationProps) {
  const { t } = useTranslation(['backups', 'session']);
  return (
    <Stack>
      <Select
        label={t('restore.who')}
        placeholder={t('restore.whoPlaceholder')}
        options={members.map(({ jurorId: id, name, sessionTitle }) => ({
          id,
          label: name,
          description: sessionTitle,
        }))}
        value={jurorId}
        onChange={onJurorChange}
      />
      <PinField
        label={t('restore.pin')}
        value={pin}
        onChange={onPinChange}
        isDisabled={jurorId === null}
        countLabel={(count) => t('session:pin.count', { count })}
        eraseLabel={t('session:pin.erase')}
        clearLabel={t('session:pin.clear')}
      />
    </Stack>
  );
}
