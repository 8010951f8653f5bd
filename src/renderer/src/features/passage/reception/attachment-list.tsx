import { useState } from 'react';
import type { AttachmentView } from '../../../../../shared/areas/passage/prepared.ts';
import { api } from '../../../lib/api.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { FileDialog, isReadHere } from '../../../lib/file-dialog.tsx';
import type { GivenFile } from '../../../lib/file-dialog.tsx';
import { useFormats } from '../../../lib/format.ts';
import { saveCopy } from '../../../lib/save-copy.ts';
import { useWrite } from '../../../lib/use-write.ts';
import { bindClasses, Button } from '../../../ui/index.ts';
import styles from './reception.module.css';

const cx = bindClasses(styles);

/** The note de synthèse and whatever else was handed in: pages and pictures are read here, any other file as a saved copy. */
export function AttachmentList({ attachments }: { readonly attachments: readonly AttachmentView[] }) {
  const formats = useFormats();
  const [shown, setShown] = useState<GivenFile | null>(null);
  const reading = useWrite((attachmentId: string) => api.setups.readAttachment({ attachmentId }), undefined, {
    onDone: (attachment) => {
      if (isReadHere(attachment)) setShown(attachment);
      else saveCopy(attachment);
    },
  });
  return (
    <div className={cx('documents')}>
      {attachments.map(({ id, name, byteCount }) => (
        <Button
          key={id}
          variant="quiet"
          onPress={() => {
            reading.mutate(id);
          }}
        >
          {name} · {formats.fileSize(byteCount)}
        </Button>
      ))}
      <ErrorNotice error={reading.error} />
      {shown === null ? null : (
        <FileDialog
          file={shown}
          onClose={() => {
            setShown(null);
          }}
        />
      )}
    </div>
  );
}
