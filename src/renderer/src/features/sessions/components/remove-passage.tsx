import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PassageSetup } from '../../../../../shared/views.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { Button, Dialog } from '../../../ui/index.ts';
import { useRemovePassage } from '../hooks/use-session-writes.ts';
import { candidateName } from '../passage-order.ts';

/** Takes a passage out of the session while it has not begun. */
export function RemovePassage({ setup }: { readonly setup: PassageSetup }) {
  const { t } = useTranslation(['setup', 'common']);
  const [isOpen, setOpen] = useState(false);
  const navigate = useNavigate();
  const remove = useRemovePassage();
  const close = () => {
    setOpen(false);
  };
  return (
    <>
      <Button
        variant="danger"
        onPress={() => {
          setOpen(true);
        }}
      >
        {t('remove.button')}
      </Button>
      <Dialog
        title={t('remove.title', { name: candidateName(setup.candidate) })}
        isOpen={isOpen}
        onClose={close}
        actions={
          <>
            <Button onPress={close}>{t('common:action.cancel')}</Button>
            <Button
              variant="danger"
              isPending={remove.isPending}
              onPress={() => {
                remove.mutate(
                  { passageId: setup.id },
                  {
                    onSuccess: (session) =>
                      void navigate({ to: '/sessions/$sessionId', params: { sessionId: session.id } }),
                  },
                );
              }}
            >
              {t('remove.confirm')}
            </Button>
          </>
        }
      >
        <p>{t('remove.text')}</p>
        <ErrorNotice error={remove.error} />
      </Dialog>
    </>
  );
}
