import { useState } from 'react';
import { ConfirmDialog } from '../../../lib/confirm-dialog.tsx';
import { TextField } from '../../../ui/index.ts';

export interface ReasonDialogProps {
  readonly title: string;
  readonly text: string;
  readonly label: string;
  /** Stands in the field, to be kept or written over. */
  readonly proposed: string;
  readonly confirmLabel: string;
  readonly isOpen: boolean;
  readonly write: { readonly isPending: boolean; readonly error: unknown };
  readonly onConfirm: (note: string) => void;
  readonly onClose: () => void;
}

/** Asks for the reason of what the minutes will tell; what was typed stays until it was taken. */
export function ReasonDialog({
  title,
  text,
  label,
  proposed,
  confirmLabel,
  isOpen,
  write,
  onConfirm,
  onClose,
}: ReasonDialogProps) {
  const [note, setNote] = useState(proposed);
  return (
    <ConfirmDialog
      title={title}
      confirmLabel={confirmLabel}
      isOpen={isOpen}
      isDisabled={note.trim() === ''}
      write={write}
      onConfirm={() => {
        onConfirm(note.trim());
      }}
      onClose={onClose}
    >
      <p>{text}</p>
      <TextField label={label} value={note} onChange={setNote} isRequired />
    </ConfirmDialog>
  );
}
