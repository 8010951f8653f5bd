import { useTranslation } from 'react-i18next';
import type { TestSummary } from '../../../../../shared/areas/certifications.ts';
import type { AttachmentView } from '../../../../../shared/areas/passage/prepared.ts';
import type { PassageSetup } from '../../../../../shared/areas/preparation/setups.ts';
import { api } from '../../../lib/api.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { useFormats } from '../../../lib/format.ts';
import { useWrite } from '../../../lib/use-write.ts';
import { useWordingLanguage } from '../../../lib/wording.tsx';
import { FileField, Glyph, IconButton, Section, Stack } from '../../../ui/index.ts';
import { useAttachFile } from '../hooks/use-attach-file.ts';
import { preparationKeys } from '../queries.ts';
import styles from './passage-setup-form.module.css';

const ACCEPTED = ['application/pdf', '.docx', '.odt'];
const SHOWN_DIGEST_CHARS = 16;

export interface CaseFileFieldProps {
  readonly deliverable: TestSummary['deliverable'];
  /** The stored passage; null while it is new, and its file then waits in `pending`. */
  readonly setup: PassageSetup | null;
  readonly pending: File | null;
  readonly onPendingChange: (file: File | null) => void;
}

/** The note de synthèse that the candidate handed in. */
export function CaseFileField({ deliverable, setup, pending, onPendingChange }: CaseFileFieldProps) {
  const { t } = useTranslation('setup');
  const attach = useAttachFile();
  const detach = useWrite(api.setups.detach, ({ id }) => preparationKeys.setup(id));
  const held = setup?.attachments ?? [];
  return (
    <Section title={t('file.title')}>
      <Stack>
        {deliverable === null ? null : <Deliverable deliverable={deliverable} />}
        <FileField
          label={t('file.label')}
          description={t('file.hint')}
          dropLabel={t('file.drop')}
          buttonLabel={t('file.button')}
          acceptedTypes={ACCEPTED}
          onSelect={(file) => {
            if (setup === null) onPendingChange(file);
            else attach.mutate({ passageId: setup.id, file });
          }}
          {...(held.length === 0 && pending === null
            ? {}
            : {
                current: (
                  <Stack gap="1">
                    {held.map((attachment) => (
                      <HeldFile
                        key={attachment.id}
                        attachment={attachment}
                        onRemove={
                          setup?.isBegun === true
                            ? null
                            : () => {
                                detach.mutate({ attachmentId: attachment.id });
                              }
                        }
                      />
                    ))}
                    {pending === null ? null : (
                      <PendingFile
                        file={pending}
                        onRemove={() => {
                          onPendingChange(null);
                        }}
                      />
                    )}
                  </Stack>
                ),
              })}
        />
        <ErrorNotice error={attach.error ?? detach.error} />
      </Stack>
    </Section>
  );
}

function Deliverable({ deliverable }: { readonly deliverable: NonNullable<TestSummary['deliverable']> }) {
  const { t } = useTranslation('setup');
  return (
    <div className={styles['hint'] ?? ''}>
      <p>{t('file.expects')}</p>
      <ul lang={useWordingLanguage()}>
        {deliverable.items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </div>
  );
}

interface HeldFileProps {
  readonly attachment: AttachmentView;
  /** Null once the passage has begun: what the jury was given stays. */
  readonly onRemove: (() => void) | null;
}

function HeldFile({ attachment, onRemove }: HeldFileProps) {
  const { t } = useTranslation('setup');
  const { fileSize } = useFormats();
  return (
    <div className={styles['file'] ?? ''}>
      <strong>{attachment.name}</strong>
      <span>{fileSize(attachment.byteCount)}</span>
      <span className={styles['digest'] ?? ''}>
        {t('file.digest', { digest: attachment.sha256.slice(0, SHOWN_DIGEST_CHARS) })}
      </span>
      {onRemove === null ? null : (
        <IconButton
          label={t('file.remove', { name: attachment.name })}
          icon={<Glyph name="close" />}
          onPress={onRemove}
        />
      )}
    </div>
  );
}

function PendingFile({ file, onRemove }: { readonly file: File; readonly onRemove: () => void }) {
  const { t } = useTranslation('setup');
  const { fileSize } = useFormats();
  return (
    <div className={styles['file'] ?? ''}>
      <strong>{file.name}</strong>
      <span>{fileSize(file.size)}</span>
      <span className={styles['digest'] ?? ''}>{t('file.pending')}</span>
      <IconButton
        label={t('file.remove', { name: file.name })}
        icon={<Glyph name="close" />}
        onPress={onRemove}
      />
    </div>
  );
}
