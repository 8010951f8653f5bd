import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../lib/confirm-dialog.tsx';
import { PIN_MIN_LENGTH, showToast } from '../../../ui/index.ts';
import { useDeclare } from '../hooks/use-reporting-writes.ts';
import { ActorFields } from './actor-fields.tsx';

/** A named person declares, with their PIN. */
export function DeclareDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('reporting');
  const declare = useDeclare();
  const [administratorId, setAdministrator] = useState<string | null>(null);
  const [pin, setPin] = useState('');
  function send() {
    if (administratorId === null) return;
    declare.mutate(
      { actor: { administratorId, pin } },
      {
        onSuccess: ({ fluxId, rowCount }) => {
          showToast({ message: t('declare.done', { count: rowCount, flux: fluxId }) });
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
      title={t('declare.title')}
      confirmLabel={t('declare.confirm')}
      variant="primary"
      isOpen
      isDisabled={administratorId === null || pin.length < PIN_MIN_LENGTH}
      write={declare}
      onConfirm={send}
      onClose={onClose}
    >
      <p>{t('declare.text')}</p>
      <ActorFields
        administratorId={administratorId}
        pin={pin}
        onAdministrator={setAdministrator}
        onPin={setPin}
        onSubmit={send}
      />
    </ConfirmDialog>
  );
}
