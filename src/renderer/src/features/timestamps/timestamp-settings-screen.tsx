import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { TimestampSettingsView } from '../../../../shared/areas/timestamps.ts';
import { ApiError, api } from '../../lib/api.ts';
import { ErrorNotice } from '../../lib/error-views.tsx';
import { LoadedScreen } from '../../lib/loaded.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { useWrite } from '../../lib/use-write.ts';
import { Button, Inline, Notice, Page, Section, Stack, showToast } from '../../ui/index.ts';
import { AuthorityForm } from './components/authority-form.tsx';
import { useRemoveAuthority } from './hooks/use-timestamp-writes.ts';
import { useTimestampSettings } from './queries.ts';

/** The timestamp authority: none until an administrator names one. */
export function TimestampSettingsScreen() {
  const { t } = useTranslation('timestamps');
  useDocumentTitle(t('title'));
  return (
    <LoadedScreen query={useTimestampSettings()} title={t('title')}>
      {(view) => <SettingsPage view={view} />}
    </LoadedScreen>
  );
}

function SettingsPage({ view }: { readonly view: TimestampSettingsView }) {
  const { t } = useTranslation('timestamps');
  const { authority } = view;
  return (
    <Page
      title={t('title')}
      lede={t('lede')}
      breadcrumb={<Link to="/preferences">{t('back')}</Link>}
      width="reading"
    >
      <Section title={t('authority')} description={authority === null ? t('none') : t('chosen')}>
        <AuthorityForm
          // What was saved or removed elsewhere begins the form anew.
          key={`${authority?.url ?? ''} ${authority?.certificate?.sha256 ?? ''}`}
          authority={authority}
        />
      </Section>
      {authority === null ? null : (
        <>
          <QueueSection view={view} />
          <RemoveSection />
        </>
      )}
    </Page>
  );
}

function QueueSection({ view }: { readonly view: TimestampSettingsView }) {
  const { t } = useTranslation(['timestamps', 'archive']);
  const run = useWrite(() => api.timestamps.run({}));
  const { unstampedCount, waitingCount } = view;
  const failure = run.data?.failure ?? null;
  return (
    <Section title={t('queue.title')} description={t('queue.text')}>
      <Stack>
        <p>
          {t('queue.waiting', { count: waitingCount })} {t('queue.unstamped', { count: unstampedCount })}
        </p>
        <Inline>
          <Button
            isDisabled={waitingCount + unstampedCount === 0}
            isPending={run.isPending}
            onPress={() => {
              run.mutate();
            }}
          >
            {t('archive:timestamp.run')}
          </Button>
        </Inline>
        <ErrorNotice error={run.error ?? (failure === null ? null : new ApiError(failure))} />
        {run.data === undefined || failure !== null ? null : (
          <Notice tone="success" isLive>
            {t('queue.stamped', { count: run.data.stamped })}
          </Notice>
        )}
      </Stack>
    </Section>
  );
}

function RemoveSection() {
  const { t } = useTranslation('timestamps');
  const remove = useRemoveAuthority();
  return (
    <Section title={t('remove.title')} description={t('remove.text')}>
      <Stack>
        <ErrorNotice error={remove.error} />
        <Inline>
          <Button
            isPending={remove.isPending}
            onPress={() => {
              remove.mutate(undefined, {
                onSuccess: () => {
                  showToast({ message: t('remove.done') });
                },
              });
            }}
          >
            {t('remove.action')}
          </Button>
        </Inline>
      </Stack>
    </Section>
  );
}
