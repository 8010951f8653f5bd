import { useTranslation } from 'react-i18next';
import { Loaded } from '../../../lib/loaded.tsx';
import { PdfPages } from '../../../lib/pdf-viewer/index.ts';
import { useMinutesPreview } from '../queries.ts';

/** The minutes as they will print, with the signatures given so far. */
export function MinutesPages({ passageId }: { readonly passageId: string }) {
  const { t } = useTranslation('minutes');
  const query = useMinutesPreview(passageId);
  return <Loaded query={query}>{(bytes) => <PdfPages bytes={bytes} label={t('pages')} />}</Loaded>;
}
