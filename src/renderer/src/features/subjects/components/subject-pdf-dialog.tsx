import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { ExportedNotice } from '../../../lib/exported-notice.tsx';
import { Loaded } from '../../../lib/loaded.tsx';
import { PdfPages } from '../../../lib/pdf-viewer/index.ts';
import { Button, Dialog, Inline, Notice, Stack } from '../../../ui/index.ts';
import { useExportSubjects, usePrintSubject } from '../hooks/use-subject-writes.ts';
import { useSubjectPdf } from '../queries.ts';
import type { SubjectPart } from '../queries.ts';

export interface SubjectPdfDialogProps {
  readonly part: SubjectPart;
  readonly subjectId: string;
  readonly version: number;
  readonly onClose: () => void;
}

/** One document of a subject as it will print; the candidate's sheet and the jury's cards never share one. */
export function SubjectPdfDialog({ part, subjectId, version, onClose }: SubjectPdfDialogProps) {
  const { t } = useTranslation(['subjects', 'common']);
  const pdf = useSubjectPdf(part, subjectId, version);
  const printing = usePrintSubject();
  const exporting = useExportSubjects();
  return (
    <Dialog
      role="dialog"
      width="wide"
      title={t(`part.${part}`)}
      isOpen
      onClose={onClose}
      actions={<Button onPress={onClose}>{t('common:action.close')}</Button>}
    >
      <Stack>
        <Inline>
          <Button
            variant="primary"
            isPending={printing.isPending}
            onPress={() => {
              printing.write({ part, subjectId, version });
            }}
          >
            {t('common:action.print')}
          </Button>
          <Button
            isPending={exporting.isPending}
            onPress={() => {
              exporting.write({ subjects: [{ subjectId, version }], formats: [part] });
            }}
          >
            {t('pdf.save')}
          </Button>
        </Inline>
        {part === 'juror-cards' ? <Notice tone="caution">{t('pdf.juryOnly')}</Notice> : null}
        <ErrorNotice error={printing.error ?? exporting.error} />
        <ExportedNotice report={exporting.result} />
        <Loaded query={pdf}>{(bytes) => <PdfPages bytes={bytes} label={t(`part.${part}`)} />}</Loaded>
      </Stack>
    </Dialog>
  );
}
