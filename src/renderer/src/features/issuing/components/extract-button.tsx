import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { Loaded } from '../../../lib/loaded.tsx';
import { PdfPages } from '../../../lib/pdf-viewer/index.ts';
import { Button, Dialog, Inline, Stack } from '../../../ui/index.ts';
import { useIssueExtract, usePrintPaper } from '../hooks/use-issuing-writes.ts';
import { usePaperPdf } from '../queries.ts';

export interface ExtractButtonProps {
  readonly enrolmentId: string;
  readonly name: string;
}

/** What is held on a candidate, made when they ask for it. */
export function ExtractButton({ enrolmentId, name }: ExtractButtonProps) {
  const { t } = useTranslation('issuing');
  const [documentId, setDocumentId] = useState<string | null>(null);
  const make = useIssueExtract();
  return (
    <>
      <Inline>
        <Button
          variant="quiet"
          isPending={make.isPending}
          aria-label={t('of', { title: t('extract'), name })}
          onPress={() => {
            make.mutate(
              { enrolmentId },
              {
                onSuccess: (made) => {
                  setDocumentId(made.documentId);
                },
              },
            );
          }}
        >
          {t('extract')}
        </Button>
      </Inline>
      <ErrorNotice error={make.error} />
      {documentId === null ? null : (
        <ExtractDialog
          documentId={documentId}
          name={name}
          onClose={() => {
            setDocumentId(null);
          }}
        />
      )}
    </>
  );
}

interface ExtractDialogProps {
  readonly documentId: string;
  readonly name: string;
  readonly onClose: () => void;
}

function ExtractDialog({ documentId, name, onClose }: ExtractDialogProps) {
  const { t } = useTranslation(['issuing', 'common']);
  const pdf = usePaperPdf({ documentId });
  const print = usePrintPaper();
  return (
    <Dialog
      role="dialog"
      width="wide"
      title={t('of', { title: t('extract'), name })}
      isOpen
      onClose={onClose}
      actions={<Button onPress={onClose}>{t('common:action.close')}</Button>}
    >
      <Stack>
        <Inline>
          <Button
            variant="primary"
            isPending={print.isPending}
            onPress={() => {
              print.write({ documentId });
            }}
          >
            {t('common:action.print')}
          </Button>
        </Inline>
        <ErrorNotice error={print.error} />
        <Loaded query={pdf}>{(bytes) => <PdfPages bytes={bytes} label={t('extract')} />}</Loaded>
      </Stack>
    </Dialog>
  );
}
