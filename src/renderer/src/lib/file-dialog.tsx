import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog } from '../ui/index.ts';
import styles from './file-dialog.module.css';
import { PdfPages } from './pdf-viewer/index.ts';
import { saveCopy } from './save-copy.ts';

export interface GivenFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

const PDF = 'application/pdf';
const IMAGES: readonly string[] = ['image/jpeg', 'image/png'];

/** Whether the application draws it itself; any other file is left to the system's own viewer, as a copy. */
export function isReadHere({ mediaType }: Pick<GivenFile, 'mediaType'>): boolean {
  return mediaType === PDF || IMAGES.includes(mediaType);
}

export interface FileDialogProps {
  readonly file: GivenFile;
  readonly onClose: () => void;
}

/** A file that was given to the application, to be read here. */
export function FileDialog({ file, onClose }: FileDialogProps) {
  const { t } = useTranslation('common');
  return (
    <Dialog
      role="dialog"
      width="wide"
      title={file.name}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button
            variant="quiet"
            onPress={() => {
              saveCopy(file);
            }}
          >
            {t('action.saveCopy')}
          </Button>
          <Button onPress={onClose}>{t('action.close')}</Button>
        </>
      }
    >
      {file.mediaType === PDF ? <PdfPages bytes={file.bytes} label={file.name} /> : <Picture file={file} />}
    </Dialog>
  );
}

function Picture({ file: { bytes, mediaType, name } }: Pick<FileDialogProps, 'file'>) {
  const draw = useCallback(
    (image: HTMLImageElement) => {
      const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: mediaType }));
      image.src = url;
      return () => {
        URL.revokeObjectURL(url);
      };
    },
    [bytes, mediaType],
  );
  return <img ref={draw} className={styles['picture']} alt={name} />;
}
