import { useTranslation } from 'react-i18next';
import type { TimestampState } from '../../../../../shared/areas/timestamps.ts';
import { api } from '../../../lib/api.ts';
import { useClockOffset } from '../../../lib/clock-offset.ts';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { useFormats } from '../../../lib/format.ts';
import { Loaded } from '../../../lib/loaded.tsx';
import { useWrite } from '../../../lib/use-write.ts';
import { Button, DescriptionList, Inline, LinkButton, Notice, Section, Stack } from '../../../ui/index.ts';
import { useTimestampState } from '../../timestamps/queries.ts';

type Waiting = Extract<TimestampState, { kind: 'waiting' }>;
type Done = Extract<TimestampState, { kind: 'done' }>;

/** The timestamp of these minutes: had, awaited, or possible. */
export function TimestampSection({ minutesId }: { readonly minutesId: string }) {
  const { t } = useTranslation('archive');
  return (
    <Section title={t('timestamp.title')}>
      <Loaded query={useTimestampState(minutesId)}>
        {(state) => <State minutesId={minutesId} state={state} />}
      </Loaded>
    </Section>
  );
}

function State({ minutesId, state }: { readonly minutesId: string; readonly state: TimestampState }) {
  const { t } = useTranslation('archive');
  switch (state.kind) {
    case 'done':
      return <Stamped stamp={state} />;
    case 'waiting':
      return (
        <Stack gap="1">
          <WaitingFacts job={state} />
          <RunNow minutesId={minutesId} />
        </Stack>
      );
    case 'none':
      return (
        <Stack gap="1">
          <p>{t('timestamp.none')}</p>
          {state.isConfigured ? (
            <RunNow minutesId={minutesId} />
          ) : (
            <Inline>
              <LinkButton href={{ to: '/preferences/timestamps' }}>{t('timestamp.settings')}</LinkButton>
            </Inline>
          )}
        </Stack>
      );
    case 'impossible':
      return <p>{t('timestamp.impossible')}</p>;
  }
}

function Stamped({ stamp }: { readonly stamp: Done }) {
  const { t } = useTranslation('archive');
  const { dateTime } = useFormats();
  const offset = useClockOffset();
  return (
    <DescriptionList
      items={[
        { term: t('timestamp.done'), value: t('timestamp.at', { date: dateTime(stamp.at) }) },
        { term: t('timestamp.authority'), value: stamp.authority },
        { term: t('timestamp.policy'), value: stamp.policy },
        { term: t('timestamp.serial'), value: <code>{stamp.serial}</code> },
        { term: t('timestamp.offset'), value: offset(stamp.offsetMs) },
      ]}
    />
  );
}

function WaitingFacts({ job }: { readonly job: Waiting }) {
  const { t } = useTranslation(['archive', 'errors']);
  const { dateTime } = useFormats();
  const { attempts, failure, nextAttemptAt, since } = job;
  return (
    <Stack gap="1">
      <p>
        {t('timestamp.waiting', { date: dateTime(since) })}
        {attempts > 0 ? `, ${t('timestamp.attempts', { count: attempts })}` : ''}.{' '}
        {t('timestamp.next', { date: dateTime(nextAttemptAt) })}.
      </p>
      {failure === null ? null : (
        <Notice tone="caution" isLive title={t(`errors:${failure.code}.what`)}>
          <p>{t('timestamp.lastFailure', { date: dateTime(failure.at) })}</p>
          {failure.said === '' ? null : <p>{t('timestamp.said', { said: failure.said })}</p>}
          <p>{t(`errors:${failure.code}.todo`)}</p>
        </Notice>
      )}
    </Stack>
  );
}

/** A failure of the attempt is told with the job that it leaves waiting. */
function RunNow({ minutesId }: { readonly minutesId: string }) {
  const { t } = useTranslation('archive');
  const run = useWrite(() => api.timestamps.run({ minutesIds: [minutesId] }));
  return (
    <Stack gap="1">
      <Inline>
        <Button
          isPending={run.isPending}
          onPress={() => {
            run.mutate();
          }}
        >
          {t('timestamp.run')}
        </Button>
      </Inline>
      <ErrorNotice error={run.error} />
    </Stack>
  );
}
