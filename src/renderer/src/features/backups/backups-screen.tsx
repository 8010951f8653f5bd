import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { BackupsView } from '../../../../shared/areas/backups.ts';
import { ErrorNotice } from '../../lib/error-views.tsx';
import { useFormats } from '../../lib/format.ts';
import { LoadedScreen } from '../../lib/loaded.tsx';
import { TaskProgress } from '../../lib/task-progress.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { Notice, Page, PrimaryBar, Section } from '../../ui/index.ts';
import { BackupTable } from './components/backup-table.tsx';
import { SecondFolderSection } from './components/second-folder.tsx';
import { useMakeBackup } from './hooks/use-backup-writes.ts';
import { useBackups } from './queries.ts';

/** The copies of the data: what there is, where they go, and going back to one. */
export function BackupsScreen() {
  const { t } = useTranslation('backups');
  useDocumentTitle(t('title'));
  return (
    <LoadedScreen query={useBackups()} title={t('title')}>
      {(view) => <BackupsPage view={view} />}
    </LoadedScreen>
  );
}

function BackupsPage({ view }: { readonly view: BackupsView }) {
  const { t } = useTranslation('backups');
  const make = useMakeBackup();
  return (
    <Page
      title={t('title')}
      lede={t('lede')}
      breadcrumb={<Link to="/preferences">{t('back')}</Link>}
      primary={
        <PrimaryBar
          label={t('make')}
          isPending={make.isPending}
          onPress={() => {
            make.write(undefined);
          }}
          note={<LastBackup view={view} isMade={make.result !== undefined} />}
        />
      }
    >
      <TaskProgress kind="backup" />
      <ErrorNotice error={make.error} />
      {view.failure === null || make.error !== null ? null : (
        <Notice tone="caution">{t('last.failed')}</Notice>
      )}
      <SecondFolderSection second={view.second} />
      <Section title={t('list.title')} description={t('list.text')}>
        <BackupTable backups={view.backups} />
      </Section>
    </Page>
  );
}

function LastBackup({ view, isMade }: { readonly view: BackupsView; readonly isMade: boolean }) {
  const { t } = useTranslation('backups');
  const { dateTime } = useFormats();
  if (view.isRunning) return <span role="status">{t('running')}</span>;
  if (isMade) return <span role="status">{t('made')}</span>;
  return view.lastGoodAt === null ? t('last.none') : t('last.good', { when: dateTime(view.lastGoodAt) });
}
