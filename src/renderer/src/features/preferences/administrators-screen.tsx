import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdministratorView } from '../../../../shared/areas/app.ts';
import { ConfirmDialog } from '../../lib/confirm-dialog.tsx';
import { ErrorNotice } from '../../lib/error-views.tsx';
import { LoadedScreen } from '../../lib/loaded.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import {
  Button,
  Inline,
  Page,
  PIN_MIN_LENGTH,
  PinField,
  Section,
  Stack,
  Table,
  TextField,
  showToast,
} from '../../ui/index.ts';
import { AdministratorFields } from './components/administrator-fields.tsx';
import { RecoverySection } from './components/recovery-section.tsx';
import { useSaveAdministrator } from './hooks/use-save-administrator.ts';
import { useAdministrators } from './queries.ts';

const NOBODY = { administratorId: '', pin: '' };

/** Named persons who answer with a PIN for what counts outside a jury. */
export function AdministratorsScreen() {
  const { t } = useTranslation('candidates');
  useDocumentTitle(t('administrators.title'));
  return (
    <LoadedScreen query={useAdministrators()} title={t('administrators.title')}>
      {(known) => (
        <Page
          title={t('administrators.title')}
          lede={t('administrators.lede')}
          breadcrumb={<Link to="/preferences">{t('administrators.back')}</Link>}
          width="reading"
        >
          <Known administrators={known} />
          <NewAdministrator isFirst={!known.some(({ isActive }) => isActive)} />
          {known.some(({ isActive }) => isActive) ? <RecoverySection administrators={known} /> : null}
        </Page>
      )}
    </LoadedScreen>
  );
}

function Known({ administrators }: { readonly administrators: readonly AdministratorView[] }) {
  const { t } = useTranslation('candidates');
  const [changed, setChanged] = useState<AdministratorView | null>(null);
  if (administrators.length === 0) return <p>{t('administrators.none')}</p>;
  return (
    <>
      <Table
        label={t('administrators.title')}
        items={administrators}
        getId={({ id }) => id}
        columns={[
          { id: 'name', title: t('administrators.name'), isRowHeader: true, render: ({ name }) => name },
          {
            id: 'state',
            title: t('column.state'),
            render: ({ isActive }) => t(isActive ? 'administrators.inOffice' : 'administrators.left'),
          },
          {
            id: 'act',
            title: '',
            align: 'end',
            render: (administrator) => (
              <Button
                onPress={() => {
                  setChanged(administrator);
                }}
              >
                {t(administrator.isActive ? 'administrators.leave' : 'administrators.return')}
              </Button>
            ),
          },
        ]}
      />
      {changed === null ? null : (
        <OfficeDialog
          administrator={changed}
          onClose={() => {
            setChanged(null);
          }}
        />
      )}
    </>
  );
}

interface OfficeDialogProps {
  readonly administrator: AdministratorView;
  readonly onClose: () => void;
}

/** Someone leaves office or comes back, which one in office confirms. */
function OfficeDialog({ administrator, onClose }: OfficeDialogProps) {
  const { t } = useTranslation('candidates');
  const save = useSaveAdministrator();
  const [confirmation, setConfirmation] = useState(NOBODY);
  const { id, isActive, name } = administrator;
  const label = t(isActive ? 'administrators.leave' : 'administrators.return');
  return (
    <ConfirmDialog
      isOpen
      title={name}
      confirmLabel={label}
      isDisabled={confirmation.pin.length < PIN_MIN_LENGTH}
      write={save}
      onClose={onClose}
      onConfirm={() => {
        save.mutate(
          { administratorId: id, name, isActive: !isActive, confirmation },
          {
            onError: () => {
              setConfirmation({ ...confirmation, pin: '' });
            },
            onSuccess: () => {
              showToast({ message: t('administrators.changed', { name }) });
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

/** The first one names themself; from then on one in office confirms. */
function NewAdministrator({ isFirst }: { readonly isFirst: boolean }) {
  const { t } = useTranslation(['candidates', 'pins']);
  const save = useSaveAdministrator();
  const [name, setName] = useState('');
  const [pin, setPin] = useState('');
  const [confirmation, setConfirmation] = useState(NOBODY);
  const isReady =
    name.trim() !== '' &&
    pin.length >= PIN_MIN_LENGTH &&
    (isFirst || confirmation.pin.length >= PIN_MIN_LENGTH);
  const submit = () => {
    save.mutate(
      { name, isActive: true, pin, ...(isFirst ? {} : { confirmation }) },
      {
        onSuccess: () => {
          showToast({ message: t('administrators.addDone', { name }) });
          setName('');
          setPin('');
          setConfirmation(NOBODY);
        },
        onError: () => {
          setConfirmation({ ...confirmation, pin: '' });
        },
      },
    );
  };
  return (
    <Section title={t('administrators.add')}>
      <Stack>
        <TextField label={t('administrators.name')} value={name} maxLength={200} onChange={setName} />
        <PinField
          label={t('administrators.pin')}
          value={pin}
          onChange={setPin}
          countLabel={(count) => t('pins:digits', { count })}
          eraseLabel={t('pins:erase')}
          clearLabel={t('pins:clear')}
        />
        {isFirst ? null : (
          <AdministratorFields
            label={t('administrators.confirmBy')}
            pinLabel={t('administrators.confirmPin')}
            value={confirmation}
            onChange={setConfirmation}
          />
        )}
        <ErrorNotice error={save.error} />
        <Inline>
          <Button variant="primary" isDisabled={!isReady} isPending={save.isPending} onPress={submit}>
            {t('administrators.add')}
          </Button>
        </Inline>
      </Stack>
    </Section>
  );
}
