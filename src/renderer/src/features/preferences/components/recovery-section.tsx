import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdministratorView } from '../../../../../shared/areas/app.ts';
import { ConfirmDialog } from '../../../lib/confirm-dialog.tsx';
import { useFormats } from '../../../lib/format.ts';
import {
  Button,
  Inline,
  Notice,
  PIN_MIN_LENGTH,
  PinField,
  Section,
  Select,
  Stack,
  TextField,
  showToast,
} from '../../../ui/index.ts';
import { useMakeRecoveryCode, useRecoverAdministrator } from '../hooks/use-save-administrator.ts';
import { useRecovery } from '../queries.ts';
import { AdministratorFields } from './administrator-fields.tsx';

const NOBODY = { administratorId: '', pin: '' };

export interface RecoverySectionProps {
  readonly administrators: readonly AdministratorView[];
}

/** The way back of administrators who all forgot their PINs. */
export function RecoverySection({ administrators }: RecoverySectionProps) {
  const { t } = useTranslation('candidates');
  const { dateTime } = useFormats();
  const recovery = useRecovery().data;
  const [open, setOpen] = useState<'make' | 'use' | null>(null);
  const [code, setCode] = useState<string | null>(null);
  const close = () => {
    setOpen(null);
  };
  if (recovery === undefined) return null;
  return (
    <Section title={t('administrators.recovery.title')} description={t('administrators.recovery.note')}>
      <Stack>
        {code === null ? (
          <p>
            {recovery === null
              ? t('administrators.recovery.none')
              : t('administrators.recovery.standing', { by: recovery.by, date: dateTime(recovery.madeAt) })}
          </p>
        ) : (
          <Notice tone="caution" isLive>
            {t('administrators.recovery.code', { code })}
          </Notice>
        )}
        <Inline>
          <Button
            onPress={() => {
              setOpen('make');
            }}
          >
            {t('administrators.recovery.make')}
          </Button>
          {recovery === null ? null : (
            <Button
              onPress={() => {
                setOpen('use');
              }}
            >
              {t('administrators.recovery.use')}
            </Button>
          )}
        </Inline>
      </Stack>
      {open === 'make' ? <MakeDialog onClose={close} onMade={setCode} /> : null}
      {open === 'use' ? (
        <UseDialog
          administrators={administrators.filter(({ isActive }) => isActive)}
          onClose={() => {
            setCode(null);
            close();
          }}
        />
      ) : null}
    </Section>
  );
}

interface MakeDialogProps {
  readonly onClose: () => void;
  readonly onMade: (code: string) => void;
}

function MakeDialog({ onClose, onMade }: MakeDialogProps) {
  const { t } = useTranslation('candidates');
  const make = useMakeRecoveryCode();
  const [confirmation, setConfirmation] = useState(NOBODY);
  return (
    <ConfirmDialog
      isOpen
      variant="primary"
      title={t('administrators.recovery.make')}
      confirmLabel={t('administrators.recovery.make')}
      isDisabled={confirmation.pin.length < PIN_MIN_LENGTH}
      write={make}
      onClose={onClose}
      onConfirm={() => {
        make.mutate(
          { confirmation },
          {
            onError: () => {
              setConfirmation({ ...confirmation, pin: '' });
            },
            onSuccess: ({ code }) => {
              onMade(code);
              onClose();
            },
          },
        );
      }}
    >
      <AdministratorFields
        label={t('administrators.confirmBy')}
        pinLabel={t('administrators.confirmPin')}
        value={confirmation}
        onChange={setConfirmation}
      />
    </ConfirmDialog>
  );
}

interface UseDialogProps {
  readonly administrators: readonly AdministratorView[];
  readonly onClose: () => void;
}

function UseDialog({ administrators, onClose }: UseDialogProps) {
  const { t } = useTranslation(['candidates', 'pins']);
  const recover = useRecoverAdministrator();
  const [administratorId, setAdministratorId] = useState<string | null>(administrators[0]?.id ?? null);
  const [code, setCode] = useState('');
  const [newPin, setNewPin] = useState('');
  return (
    <ConfirmDialog
      isOpen
      variant="primary"
      title={t('administrators.recovery.use')}
      confirmLabel={t('administrators.recovery.recover')}
      isDisabled={administratorId === null || code.trim() === '' || newPin.length < PIN_MIN_LENGTH}
      write={recover}
      onClose={onClose}
      onConfirm={() => {
        if (administratorId === null) return;
        recover.mutate(
          { administratorId, code, newPin },
          {
            onSuccess: () => {
              showToast({ message: t('administrators.recovery.done') });
              onClose();
            },
          },
        );
      }}
    >
      <Stack>
        <Select
          label={t('administrators.recovery.who')}
          placeholder={t('administrators.recovery.who')}
          options={administrators.map(({ id, name }) => ({ id, label: name }))}
          value={administratorId}
          onChange={setAdministratorId}
        />
        <TextField
          label={t('administrators.recovery.typed')}
          value={code}
          maxLength={40}
          onChange={setCode}
        />
        <PinField
          label={t('administrators.recovery.newPin')}
          value={newPin}
          onChange={setNewPin}
          countLabel={(count) => t('pins:digits', { count })}
          eraseLabel={t('pins:erase')}
          clearLabel={t('pins:clear')}
        />
      </Stack>
    </ConfirmDialog>
  );
}
