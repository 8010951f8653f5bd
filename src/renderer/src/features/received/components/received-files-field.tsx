import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_FILE_BYTES } from '../../../../../domain/file-limits.ts';
import type { TaskKind } from '../../../../../shared/areas/app.ts';
import { MOST_RECEIVED } from '../../../../../shared/areas/decisions/received.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { bytesOf } from '../../../lib/file-bytes.ts';
import { TaskProgress } from '../../../lib/task-progress.tsx';
import { FilesField, Notice } from '../../../ui/index.ts';

interface Left {
  readonly tooLarge: readonly string[];
  /** How many were given, when that is more than can be taken at once. */
  readonly tooMany: number | null;
}

export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface ReceivedFilesFieldProps {
  readonly label: string;
  readonly description: string;
  readonly task: TaskKind;
  readonly work: { readonly error: unknown; readonly isPending: boolean };
  /** Before anything is read of what was chosen. */
  readonly onStart: () => void;
  readonly onFiles: (files: GivenFile[]) => void;
}

const NONE_LEFT: Left = { tooLarge: [], tooMany: null };

/** Files of other places, alone, in archives or in a folder: what is too large or too much is named and left. */
export function ReceivedFilesField({
  description,
  label,
  onFiles,
  onStart,
  task,
  work,
}: ReceivedFilesFieldProps) {
  const { t } = useTranslation('received');
  const [readError, setReadError] = useState<unknown>(null);
  const [left, setLeft] = useState(NONE_LEFT);
  async function give(given: readonly File[]) {
    setReadError(null);
    onStart();
    const tooLarge = given.filter(({ size }) => size > MAX_FILE_BYTES).map(({ name }) => name);
    const files = given.filter(({ size }) => size <= MAX_FILE_BYTES);
    const isTooMany = files.length > MOST_RECEIVED;
    setLeft({ tooLarge, tooMany: isTooMany ? files.length : null });
    if (isTooMany || files.length === 0) return;
    onFiles(await Promise.all(files.map(async (file) => ({ name: file.name, bytes: await bytesOf(file) }))));
  }
  return (
    <>
      <FilesField
        label={label}
        description={description}
        dropLabel={t('import.drop')}
        buttonLabel={t('import.choose')}
        folderLabel={t('import.chooseFolder')}
        acceptedTypes={['application/pdf', '.pdf', '.zip', '.json', '.crl']}
        isDisabled={work.isPending}
        onSelect={(files) => {
          give(files).catch(setReadError);
        }}
      />
      <TaskProgress kind={task} />
      <ErrorNotice error={readError ?? work.error} />
      {left.tooMany === null ? null : (
        <Notice tone="caution" isLive>
          {t('import.tooMany', { count: left.tooMany, most: MOST_RECEIVED })}
        </Notice>
      )}
      {left.tooLarge.length === 0 ? null : (
        <Notice tone="caution" isLive>
          {t('import.tooLarge', { names: left.tooLarge.join(', ') })}
        </Notice>
      )}
    </>
  );
}
