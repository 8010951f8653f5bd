import { useTranslation } from 'react-i18next';
import type { ExportReport } from '../../../../../shared/views.ts';
import { Notice } from '../../../ui/index.ts';

/** Where an export went. Draws nothing before there is one. */
export function ExportedNotice({ report }: { readonly report: ExportReport | undefined }) {
  const { t } = useTranslation('signing');
  if (report === undefined) return null;
  return (
    <Notice tone="success" isLive>
      {t('authority.exported', { folder: report.folder, files: report.files.join(', ') })}
    </Notice>
  );
}
