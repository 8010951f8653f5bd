import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { LockView } from '../../../../../shared/views.ts';
import { api } from '../../../lib/api.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { errorCodeOf } from '../../../lib/errors.ts';
import { Button, Disclosure, Inline, Notice, Stack } from '../../../ui/index.ts';
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
  const print = useMutation({ mutationFn: api.signedDocuments.printBlank });
  const save = useMutation({ mutationFn: api.signedDocuments.saveBlank });
  const isRefusal = save.error !== null && errorCodeOf(save.error) !== 'cancelled';
  return (
    <>
      {lock.external.length === 0 ? null : (
        <ul className={styles['documents']}>
          {lock.external.map((document) => (
            <OutsideDocument key={document.documentId} passageId={passageId} document={document} />
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
                  print.mutate({ passageId });
                }}
              >
                {t('outside.print')}
              </Button>
              <Button
                isPending={save.isPending}
                onPress={() => {
                  save.mutate({ passageId });
                }}
              >
                {t('outside.save')}
              </Button>
            </Inline>
            <ErrorNotice error={print.error ?? (isRefusal ? save.error : null)} />
            {save.data === undefined ? null : (
              <Notice tone="success" isLive>
                {t('outside.saved', { file: save.data.files.join(', '), folder: save.data.folder })}
              </Notice>
            )}
            <OutsideAttachment passageId={passageId} sessionId={sessionId} lock={lock} />
          </Stack>
        </Disclosure>
      )}
    </>
  );
}
