import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../lib/confirm-dialog.tsx';
import { Button, showToast } from '../../../ui/index.ts';
import { useRenewAuthority } from '../hooks/use-signing-writes.ts';

/** Renewing asks whoever checks minutes to compare a new fingerprint: it is confirmed. */
export function RenewAuthority() {
  const { t } = useTranslation('signing');
  const [isOpen, setOpen] = useState(false);
  const renew = useRenewAuthority();
  const close = () => {
    setOpen(false);
    renew.reset();
  };
  return (
    <>
      <Button
        onPress={() => {
          setOpen(true);
        }}
      >
        {t('renew.action')}
      </Button>
      <ConfirmDialog
        title={t('renew.title')}
        confirmLabel={t('renew.confirm')}
        isOpen={isOpen}
        write={renew}
        onConfirm={() => {
          renew.mutate(undefined, {
            onSuccess: () => {
              close();
              showToast({ message: t('renew.done') });
            },
          });
        }}
        onClose={close}
      >
        <p>{t('renew.text')}</p>
        <p>{t('renew.effect')}</p>
      </ConfirmDialog>
    </>
  );
}
