import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PassageSetup } from '../../../../../shared/areas/preparation/setups.ts';
import { ConfirmDialog } from '../../../lib/confirm-dialog.tsx';
import { Button } from '../../../ui/index.ts';
import { useRemovePassage } from '../hooks/use-session-writes.ts';
import { candidateName } from '../passage-order.ts';

/** Takes a passage out of the session while it has not begun. */
export function RemovePassage({ setup }: { readonly setup: PassageSetup }) {
  const { t } = useTranslation('setup');
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
      <ConfirmDialog
        title={t('remove.title', { name: candidateName(setup.candidate) })}
        confirmLabel={t('remove.confirm')}
        isOpen={isOpen}
        write={remove}
        onConfirm={() => {
          remove.mutate(
            { passageId: setup.id },
            {
              onSuccess: (session) =>
                void navigate({ to: '/sessions/$sessionId', params: { sessionId: session.id } }),
            },
          );
        }}
        onClose={close}
      >
        <p>{t('remove.text')}</p>
      </ConfirmDialog>
    </>
  );
}
