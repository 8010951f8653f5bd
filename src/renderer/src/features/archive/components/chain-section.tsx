import { useTranslation } from 'react-i18next';
import type { ChainView } from '../../../../../shared/areas/ledger.ts';
import { api } from '../../../lib/api.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { ExportedNotice } from '../../../lib/exported-notice.tsx';
import { useFormats } from '../../../lib/format.ts';
import { TaskProgress } from '../../../lib/task-progress.tsx';
import { useDesktopWrite } from '../../../lib/use-write.ts';
import { Button, DescriptionList, Inline, Notice, Section, Stack, Stamp } from '../../../ui/index.ts';
import { TouchedList } from '../../ledger/index.ts';
import { WitnessComparisonForm } from './witness-comparison.tsx';

/** Things named at once; the count says how many there are. */
const SHOWN_THINGS = 20;

/** The digest chain of all records: checked on demand, and its head handed to someone outside. */
export function ChainSection() {
  const { t } = useTranslation('archive');
  const check = useDesktopWrite(() => api.archive.chain());
  const exporting = useDesktopWrite(() => api.archive.exportChainHead());
  return (
    <Section title={t('chain.title')} description={t('chain.text')}>
      <Stack>
        <Inline>
          <Button
            isPending={check.isPending}
            onPress={() => {
              check.write(undefined);
            }}
          >
            {t('chain.check')}
          </Button>
          <Button
            isPending={exporting.isPending}
            onPress={() => {
              exporting.write(undefined);
            }}
          >
            {t('chain.export')}
          </Button>
        </Inline>
        <TaskProgress kind="register-check" />
        <ErrorNotice error={check.error ?? exporting.error} />
        <ExportedNotice report={exporting.result} />
        {check.result === undefined ? null : <Findings chain={check.result} />}
        <WitnessComparisonForm />
      </Stack>
    </Section>
  );
}

function Findings({ chain }: { readonly chain: ChainView }) {
  const { t } = useTranslation('archive');
  const { dateTime } = useFormats();
  const isWhole = chain.faultCount === 0;
  return (
    <Stack>
      <div role="status">
        <Stamp
          tone={isWhole ? 'accent' : 'danger'}
          label={isWhole ? t('chain.whole') : t('chain.broken')}
          date={t('verify.at', { date: dateTime(chain.checkedAt) })}
        />
      </div>
      {isWhole ? (
        <DescriptionList
          items={[
            { term: t('chain.title'), value: t('chain.head', { count: chain.seq }) },
            { term: t('chain.digest'), value: chain.digest },
          ]}
        />
      ) : (
        <Notice tone="danger" isLive title={t('chain.faults', { count: chain.faultCount })}>
          <TouchedList touched={chain.touched} count={chain.touchedCount} shown={SHOWN_THINGS} />
        </Notice>
      )}
    </Stack>
  );
}
