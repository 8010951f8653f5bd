import { useTranslation } from 'react-i18next';
import type { VoidedRectification } from '../../../../../shared/areas/minutes.ts';
import { useFormats } from '../../../lib/format.ts';
import { DescriptionList, Disclosure, Stack } from '../../../ui/index.ts';
import type { DifferenceWords } from '../rectifiable.ts';
import { DifferenceList } from './difference-list.tsx';

export interface VoidedListProps {
  readonly words: DifferenceWords;
  readonly voided: readonly VoidedRectification[];
}

/** Rectifications that were cancelled before archiving: the log keeps them, and so does the screen. */
export function VoidedList({ voided, words }: VoidedListProps) {
  const { t } = useTranslation('rectification');
  const { dateTime } = useFormats();
  if (voided.length === 0) return null;
  return (
    <Disclosure title={t('voided.title', { count: voided.length })} level={2}>
      <Stack gap="3">
        {voided.map(({ differences, lockedAt, number, reason, revision, signatureCount, voided: end }) => (
          <Stack key={revision} gap="1">
            <h3>
              {t('voided.line', {
                number,
                revision,
                locked: dateTime(lockedAt),
                voided: dateTime(end.at),
              })}
            </h3>
            <DescriptionList
              items={[
                { term: t('voided.reason'), value: reason },
                { term: t('voided.voiding'), value: end.reason },
                { term: t('voided.signatures'), value: signatureCount },
              ]}
            />
            <DifferenceList words={words} differences={differences} />
          </Stack>
        ))}
      </Stack>
    </Disclosure>
  );
}
