import { useTranslation } from 'react-i18next';
import type { LockView } from '../../../../../shared/areas/passage/lock.ts';
import { api } from '../../../lib/api.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { ExportedNotice } from '../../../lib/exported-notice.tsx';
import { useDesktopWrite } from '../../../lib/use-write.ts';
import { Button, Disclosure, Inline, Stack } from '../../../ui/index.ts';
import styles from './minutes.module.css';
import { OutsideAttachment } from './outside-attachment.tsx';
import { OutsideDocument } from './outside-document.tsx';

export interface OutsideSigningProps {
  readonly passageId: string;
  readonly sessionId: string;
  readonly lock: LockView;
}

/** The other way to sign: the pages leave with empty blocks, and the signed document comes back as a file. */
export function OutsideSigning({ passageId, sessionId, lock }: OutsideSigningProps) {
  const { t } = useTranslation('minutes');
  const print = useDesktopWrite(api.signedDocuments.printBlank);
  const save = useDesktopWrite(api.signedDocuments.saveBlank);
  return (
    <>
      {lock.external.length === 0 ? null : (
        <ul className={styles['documents']}>
          {lock.external.map((document) => (
            <OutsideDocument
              key={document.documentId}
              passageId={passageId}
              sessionId={sessionId}
              lock={lock}
              document={document}
            />
          ))}
        </ul>
      )}
      {lock.awaited.length === 0 ? null : (
        <Disclosure title={t('outside.title')}>
          <Stack>
            <p className={styles['statement']}>{t('outside.text')}</p>
            <Inline>
              <Button
                isPending={print.isPending}
                onPress={() => {
                  print.write({ passageId });
                }}
              >
                {t('outside.print')}
              </Button>
              <Button
                isPending={save.isPending}
                onPress={() => {
                  save.write({ passageId });
                }}
              >
                {t('outside.save')}
              </Button>
            </Inline>
            <ErrorNotice error={print.error ?? save.error} />
            <ExportedNotice report={save.result} />
            <OutsideAttachment passageId={passageId} sessionId={sessionId} lock={lock} />
          </Stack>
        </Disclosure>
      )}
    </>
  );
}
