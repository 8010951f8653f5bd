import { useTranslation } from 'react-i18next';
import type { ExportReport } from '../../../shared/view-parts.ts';
import { Notice } from '../ui/index.ts';

/** Where an export went. Draws nothing before there is one. */
export function ExportedNotice({ report }: { readonly report: ExportReport | undefined }) {
  const { t } = useTranslation('common');
  if (report === undefined) return null;
  const { fileCount, files, folder, isStopped } = report;
  return (
    <Notice tone={isStopped === true ? 'caution' : 'success'} isLive>
      {t(isStopped === true ? 'exportStopped' : 'exported', {
        count: fileCount,
        files: files[0] ?? '',
        folder,
      })}
    </Notice>
  );
}
