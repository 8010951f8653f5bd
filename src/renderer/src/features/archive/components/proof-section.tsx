import { useTranslation } from 'react-i18next';
import { api } from '../../../lib/api.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { ExportedNotice } from '../../../lib/exported-notice.tsx';
import { useDesktopWrite } from '../../../lib/use-write.ts';
import { Button, Inline, Section, Stack } from '../../../ui/index.ts';

export interface ProofSectionProps {
  readonly minutesId: string;
  /** Whether the proof file is shown in place of the minutes. */
  readonly isShown: boolean;
  readonly onShow: (isShown: boolean) => void;
}

/** The proof file of these minutes: read here, or taken away with its data. */
export function ProofSection({ isShown, minutesId, onShow }: ProofSectionProps) {
  const { t } = useTranslation('archive');
  const { error, isPending, result, write } = useDesktopWrite(api.archive.exportFiles);
  return (
    <Section title={t('proof.title')} description={t('proof.text')}>
      <Stack gap="1">
        <Inline>
          <Button
            onPress={() => {
              onShow(!isShown);
            }}
          >
            {isShown ? t('proof.close') : t('proof.open')}
          </Button>
          <Button
            isPending={isPending}
            onPress={() => {
              write({ minutesIds: [minutesId], formats: ['proof'] });
            }}
          >
            {t('proof.export')}
          </Button>
        </Inline>
        <ErrorNotice error={error} />
        <ExportedNotice report={result} />
      </Stack>
    </Section>
  );
}
