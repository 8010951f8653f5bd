import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog, Stack } from '../ui/index.ts';
import { ErrorNotice } from './error-views.tsx';

export interface ConfirmDialogProps {
  readonly title: string;
  readonly confirmLabel: string;
  readonly isOpen: boolean;
  readonly isDisabled?: boolean;
  /** The write that is confirmed. */
  readonly write: { readonly isPending: boolean; readonly error: unknown };
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly width?: 'regular' | 'wide';
  readonly children: ReactNode;
}

/** Asks before what cannot be undone, and stays open with the reason when it fails. */
export function ConfirmDialog({
  title,
  confirmLabel,
  isOpen,
  isDisabled = false,
  write,
  onConfirm,
  onClose,
  width = 'regular',
  children,
}: ConfirmDialogProps) {
  const { t } = useTranslation('common');
  return (
    <Dialog
      title={title}
      isOpen={isOpen}
      onClose={onClose}
      width={width}
      actions={
        <>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
          <Button variant="danger" isDisabled={isDisabled} isPending={write.isPending} onPress={onConfirm}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <Stack>
        {children}
        <ErrorNotice error={write.error} />
      </Stack>
    </Dialog>
  );
}
