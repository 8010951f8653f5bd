import { useMutation } from '@tanstack/react-query';
import type { AttachmentView } from '../../../../../shared/views.ts';
import { api } from '../../../lib/api.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { useFormats } from '../../../lib/format.ts';
import { bindClasses, Button } from '../../../ui/index.ts';
import styles from './reception.module.css';

const cx = bindClasses(styles);

/** The note de synthèse and whatever else was handed in. */
export function AttachmentList({ attachments }: { readonly attachments: readonly AttachmentView[] }) {
  const formats = useFormats();
  const reading = useMutation({
    mutationFn: (attachmentId: string) => api.setups.readAttachment({ attachmentId }),
    onSuccess: saveCopy,
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
    </div>
  );
}

interface Attachment {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** Hands the file to the system's own viewer by way of a copy: the app opens no window and runs no foreign content. */
function saveCopy({ name, mediaType, bytes }: Attachment): void {
  const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: mediaType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
