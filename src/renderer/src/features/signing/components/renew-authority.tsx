import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { Button, Dialog, Stack, showToast } from '../../../ui/index.ts';
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
      <Dialog
        title={t('renew.title')}
        isOpen={isOpen}
        onClose={close}
        actions={
          <>
            <Button onPress={close}>{t('cancel')}</Button>
            <Button
              variant="danger"
              isPending={renew.isPending}
              onPress={() => {
                renew.mutate(undefined, {
                  onSuccess: () => {
                    close();
                    showToast({ message: t('renew.done') });
                  },
                });
              }}
            >
              {t('renew.confirm')}
            </Button>
          </>
        }
      >
        <Stack>
          <p>{t('renew.text')}</p>
          <p>{t('renew.effect')}</p>
          <ErrorNotice error={renew.error} />
        </Stack>
      </Dialog>
    </>
  );
}
