import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperView } from '../../../../../shared/areas/issuing.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { Loaded } from '../../../lib/loaded.tsx';
import { PdfPages } from '../../../lib/pdf-viewer/index.ts';
import { Button, Dialog, Inline, Notice, Stack } from '../../../ui/index.ts';
import { useDuplicatePaper, useIssuePaper, usePrintPaper } from '../hooks/use-issuing-writes.ts';
import { usePaperPdf } from '../queries.ts';
import type { PaperRequest } from '../queries.ts';

export interface PaperDialogProps {
  readonly request: PaperRequest;
  readonly paper: PaperView;
  readonly name: string;
  readonly onClose: () => void;
}

/** A paper as it is or would be, and what may be done with it. */
export function PaperDialog({ name, onClose, paper, request }: PaperDialogProps) {
  const { t } = useTranslation(['issuing', 'common']);
  const [documentId, setDocumentId] = useState(paper.issued?.documentId ?? null);
  const issue = useIssuePaper();
  const duplicate = useDuplicatePaper();
  const print = usePrintPaper();
  const pdf = usePaperPdf(documentId === null ? request : { documentId });
  const title = t(`kind.${paper.kind}`, { bloc: paper.label });
  const show = {
    onSuccess: (made: { readonly documentId: string }) => {
      setDocumentId(made.documentId);
    },
  };
  return (
    <Dialog
      role="dialog"
      width="wide"
      title={t('of', { title, name })}
      isOpen
      onClose={onClose}
      actions={<Button onPress={onClose}>{t('common:action.close')}</Button>}
    >
      <Stack>
        {documentId === null ? (
          <>
            <Notice tone="info">{t('previewText')}</Notice>
            <Inline>
              <Button
                variant="primary"
                isPending={issue.isPending}
                onPress={() => {
                  issue.mutate(request, show);
                }}
              >
                {t('issue')}
              </Button>
            </Inline>
          </>
        ) : (
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
            <Button
              isPending={duplicate.isPending}
              isDisabled={paper.refusal !== null && paper.refusal !== 'issued-already'}
              onPress={() => {
                duplicate.mutate({ documentId }, show);
              }}
            >
              {t('duplicate')}
            </Button>
          </Inline>
        )}
        <ErrorNotice error={issue.error ?? duplicate.error ?? print.error} />
        <Loaded query={pdf}>{(bytes) => <PdfPages bytes={bytes} label={title} />}</Loaded>
      </Stack>
    </Dialog>
  );
}
