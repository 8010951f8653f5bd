import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ProofView } from '../../../../../shared/areas/archive.ts';
import { Loaded } from '../../../lib/loaded.tsx';
import { PdfPages } from '../../../lib/pdf-viewer/index.ts';
import { Notice, Stack } from '../../../ui/index.ts';

export interface ProofPagesProps {
  readonly query: UseQueryResult<ProofView>;
  readonly number: string;
}

/** The proof file of archived minutes, in the place of their pages. */
export function ProofPages({ number, query }: ProofPagesProps) {
  const { t } = useTranslation('archive');
  return (
    <Loaded query={query}>
      {({ isSealed, pdf }) => (
        <Stack>
          {isSealed ? null : <Notice tone="caution">{t('proof.unsealed')}</Notice>}
          <PdfPages bytes={pdf} label={t('proof.pages', { number })} />
        </Stack>
      )}
    </Loaded>
  );
}
