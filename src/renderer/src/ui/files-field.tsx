import { useId } from 'react';
import { DropZone, FileTrigger } from 'react-aria-components';
import type { DirectoryDropItem, DropItem } from 'react-aria-components';
import { Button } from './button.tsx';
import { bindClasses } from './class-names.ts';
import type { FieldTexts } from './field.tsx';
import fieldStyles from './field.module.css';
import styles from './file-field.module.css';

const cx = bindClasses(styles);
const fieldCx = bindClasses(fieldStyles);

export interface FilesFieldProps extends Pick<FieldTexts, 'label' | 'description'> {
  /** Words inside the zone: "Déposez les fichiers ici, ou". */
  readonly dropLabel: string;
  readonly buttonLabel: string;
  readonly folderLabel: string;
  /** MIME types or extensions, as in the `accept` attribute; a folder is taken whole. */
  readonly acceptedTypes: readonly string[];
  readonly onSelect: (files: readonly File[]) => void;
  readonly isDisabled?: boolean;
}

/** Several files, or folders of them, dropped or chosen. The caller checks what they are. */
export function FilesField(props: FilesFieldProps) {
  const { acceptedTypes, buttonLabel, description, dropLabel, folderLabel, label, onSelect } = props;
  const { isDisabled = false } = props;
  const labelId = useId();
  const choose = (files: FileList | null) => {
    if (files !== null && files.length > 0) onSelect([...files]);
  };
  return (
    <div className={fieldCx('field')} role="group" aria-labelledby={labelId}>
      <span id={labelId} className={fieldCx('label')}>
        {label}
      </span>
      {description === undefined ? null : <span className={fieldCx('description')}>{description}</span>}
      <DropZone
        className={cx('zone')}
        isDisabled={isDisabled}
        aria-label={dropLabel}
        onDrop={(event) => {
          void filesIn(event.items).then((files) => {
            if (files.length > 0) onSelect(files);
          });
        }}
      >
        <span className={cx('drop')}>{dropLabel}</span>
        <FileTrigger allowsMultiple acceptedFileTypes={acceptedTypes} onSelect={choose}>
          <Button isDisabled={isDisabled}>{buttonLabel}</Button>
        </FileTrigger>
        <FileTrigger acceptDirectory onSelect={choose}>
          <Button isDisabled={isDisabled}>{folderLabel}</Button>
        </FileTrigger>
      </DropZone>
    </div>
  );
}

/** Everything that was dropped, what folders hold among it. */
async function filesIn(items: readonly DropItem[]): Promise<readonly File[]> {
  const files: File[] = [];
  for (const item of items) {
    if (item.kind === 'file') files.push(await item.getFile());
    else if (item.kind === 'directory') files.push(...(await filesOfFolder(item)));
  }
  return files;
}

async function filesOfFolder(folder: DirectoryDropItem): Promise<readonly File[]> {
  const entries: DropItem[] = [];
  for await (const entry of folder.getEntries()) entries.push(entry);
  return filesIn(entries);
}
