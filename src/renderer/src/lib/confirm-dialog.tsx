import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog, Stack } from '../ui/index.ts';
import { ErrorNotice } from './error-views.tsx';

export interface ConfirmDialogProps {
  readonly title: string;
  readonly confirmLabel: string;
  readonly cancelLabel?: string;
  /** `danger` unless what is confirmed is the next thing to do. */
  readonly variant?: 'danger' | 'primary';
  readonly isOpen: boolean;
  readonly isDisabled?: boolean;
  /** The write that is confirmed, where the dialog waits for it. */
  readonly write?: { readonly isPending: boolean; readonly error: unknown };
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly width?: 'regular' | 'wide';
  readonly children: ReactNode;
}

/** Asks before what cannot be undone, and stays open with the reason when it fails. */
export function ConfirmDialog({
  title,
  confirmLabel,
  cancelLabel,
  variant = 'danger',
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
          <Button onPress={onClose}>{cancelLabel ?? t('action.cancel')}</Button>
          <Button
            variant={variant}
            isDisabled={isDisabled}
            isPending={write?.isPending ?? false}
            onPress={onConfirm}
          >
            {confirmLabel}
          </Button>
        </>
      }
    >
      <Stack>
        {children}
        <ErrorNotice error={write?.error} />
      </Stack>
    </Dialog>
  );
}
