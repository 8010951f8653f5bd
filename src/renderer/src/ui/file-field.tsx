import { useId } from 'react';
import type { ReactNode } from 'react';
import { DropZone, FileTrigger } from 'react-aria-components';
import type { DropItem } from 'react-aria-components';
import { Button } from './button.tsx';
import { bindClasses } from './class-names.ts';
import type { FieldTexts } from './field.tsx';
import fieldStyles from './field.module.css';
import styles from './file-field.module.css';

const cx = bindClasses(styles);
const fieldCx = bindClasses(fieldStyles);

export interface FileFieldProps extends FieldTexts {
  /** Words inside the zone: "Déposez le fichier ici, ou". */
  readonly dropLabel: string;
  readonly buttonLabel: string;
  /** MIME types or extensions, as in the `accept` attribute. */
  readonly acceptedTypes: readonly string[];
  readonly onSelect: (file: File) => void;
  /** The file held now, with its own actions (open, remove). */
  readonly current?: ReactNode;
  readonly isDisabled?: boolean;
}

/** One file, dropped or chosen. The caller checks what it is: a type filter is only a convenience. */
export function FileField({
  label,
  description,
  errorMessage,
  optionalLabel,
  dropLabel,
  buttonLabel,
  acceptedTypes,
  onSelect,
  current,
  isDisabled = false,
}: FileFieldProps) {
  const labelId = useId();
  return (
    <div className={fieldCx('field')} role="group" aria-labelledby={labelId}>
      <span id={labelId} className={fieldCx('label')}>
        {label}
        {optionalLabel === undefined ? null : <span className={fieldCx('optional')}> ({optionalLabel})</span>}
      </span>
      {description === undefined ? null : <span className={fieldCx('description')}>{description}</span>}
      {current === undefined ? null : <div className={cx('current')}>{current}</div>}
      <DropZone
        className={cx('zone')}
        isDisabled={isDisabled}
        aria-label={dropLabel}
        onDrop={(event) => {
          void firstFile(event.items).then((file) => {
            if (file !== null) onSelect(file);
          });
        }}
      >
        <span className={cx('drop')}>{dropLabel}</span>
        <FileTrigger
          acceptedFileTypes={acceptedTypes}
          onSelect={(files) => {
            const file = files?.item(0);
            if (file) onSelect(file);
          }}
        >
          <Button isDisabled={isDisabled}>{buttonLabel}</Button>
        </FileTrigger>
      </DropZone>
      {errorMessage === undefined ? null : (
        <span className={fieldCx('error')} role="alert">
          {errorMessage}
        </span>
      )}
    </div>
  );
}

async function firstFile(items: readonly DropItem[]): Promise<File | null> {
  for (const item of items) {
    if (item.kind === 'file') return item.getFile();
  }
  return null;
}
