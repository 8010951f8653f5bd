import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttachmentView } from '../../../../../shared/areas/passage/prepared.ts';
import { api } from '../../../lib/api.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { useFormats } from '../../../lib/format.ts';
import { PdfPages } from '../../../lib/pdf-viewer/index.ts';
import { saveCopy } from '../../../lib/save-copy.ts';
import { useWrite } from '../../../lib/use-write.ts';
import { bindClasses, Button, Dialog } from '../../../ui/index.ts';
import styles from './reception.module.css';

const cx = bindClasses(styles);

const PDF = 'application/pdf';

interface Attachment {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** The note de synthèse and whatever else was handed in: a PDF is read here, any other file as a saved copy. */
export function AttachmentList({ attachments }: { readonly attachments: readonly AttachmentView[] }) {
  const formats = useFormats();
  const [shown, setShown] = useState<Attachment | null>(null);
  const reading = useWrite((attachmentId: string) => api.setups.readAttachment({ attachmentId }), undefined, {
    onDone: (attachment) => {
      if (attachment.mediaType === PDF) setShown(attachment);
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
        <PdfDialog
          attachment={shown}
          onClose={() => {
            setShown(null);
          }}
        />
      )}
    </div>
  );
}

function PdfDialog({
  attachment,
  onClose,
}: {
  readonly attachment: Attachment;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['passage', 'common']);
  return (
    <Dialog
      role="dialog"
      width="wide"
      title={attachment.name}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button
            variant="quiet"
            onPress={() => {
              saveCopy(attachment);
            }}
          >
            {t('candidate.saveDocument')}
          </Button>
          <Button onPress={onClose}>{t('common:action.close')}</Button>
        </>
      }
    >
      <PdfPages bytes={attachment.bytes} label={attachment.name} />
    </Dialog>
  );
}
