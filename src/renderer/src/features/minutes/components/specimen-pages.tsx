import { useTranslation } from 'react-i18next';
import { Loaded } from '../../../lib/loaded.tsx';
import { PdfPages } from '../../../lib/pdf-viewer/index.ts';
import { useSpecimen } from '../queries.ts';

export interface SpecimenPagesProps {
  /** A certification as JSON. */
  readonly content: string;
  readonly testId: string;
}

/** Pages of minutes as a certification gives them, of a passage that never took place. */
export function SpecimenPages({ content, testId }: SpecimenPagesProps) {
  const { t } = useTranslation('minutes');
  const query = useSpecimen(content, testId);
  return <Loaded query={query}>{(bytes) => <PdfPages bytes={bytes} label={t('pages')} />}</Loaded>;
}
