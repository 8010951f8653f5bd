import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { SubjectPanel } from '../../roleplay/index.ts';
import { CheckBlock } from './check-block.tsx';

/** The subject to play, for the tests that have one. */
export function SubjectCheck({ passage }: { readonly passage: PassageView }) {
  const { t } = useTranslation('roleplay');
  return (
    <CheckBlock title={t('heading')} anchor="subject">
      <SubjectPanel passage={passage} />
    </CheckBlock>
  );
}
