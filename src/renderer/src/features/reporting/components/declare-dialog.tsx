import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../../lib/loaded.tsx';
import { ConfirmDialog } from '../../../lib/confirm-dialog.tsx';
import { Notice, PIN_MIN_LENGTH, PinField, Select, showToast } from '../../../ui/index.ts';
import { useDeclare } from '../hooks/use-reporting-writes.ts';
import { useDeclarers } from '../queries.ts';

/** A named person declares, with their PIN. */
export function DeclareDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['reporting', 'session']);
  const declarers = useDeclarers();
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
      <Loaded query={declarers}>
        {(people) =>
          people.length === 0 ? (
            <Notice tone="caution">{t('declare.nobody')}</Notice>
          ) : (
            <>
              <Select
                label={t('declare.who')}
                placeholder={t('declare.choose')}
                options={people.map(({ id, name }) => ({ id, label: name }))}
                value={administratorId}
                onChange={setAdministrator}
              />
              <PinField
                label={t('declare.pin')}
                value={pin}
                onChange={setPin}
                onSubmit={send}
                countLabel={(count) => t('session:pin.count', { count })}
                eraseLabel={t('session:pin.erase')}
                clearLabel={t('session:pin.clear')}
              />
            </>
          )
        }
      </Loaded>
    </ConfirmDialog>
  );
}
