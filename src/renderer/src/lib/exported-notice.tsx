import { useTranslation } from 'react-i18next';
import type { ExportReport } from '../../../shared/view-parts.ts';
import { Notice } from '../ui/index.ts';

/** Where an export went. Draws nothing before there is one. */
export function ExportedNotice({ report }: { readonly report: ExportReport | undefined }) {
  const { t } = useTranslation('common');
  if (report === undefined) return null;
  const { files, folder } = report;
  return (
    <Notice tone="success" isLive>
      {t('exported', { count: files.length, files: files.join(', '), folder })}
    </Notice>
  );
}
