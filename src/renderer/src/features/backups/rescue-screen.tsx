import { useTranslation } from 'react-i18next';
import type { AppInfo } from '../../../../shared/areas/app.ts';
import { Loaded } from '../../lib/loaded.tsx';
import { useDocumentTitle } from '../../lib/use-document-title.ts';
import { Page } from '../../ui/index.ts';
import { BackupTable } from './components/backup-table.tsx';
import { useBackups } from './queries.ts';

/** All there is when the data cannot be opened: the backups, and going back to one. */
export function RescueScreen({ reason }: { readonly reason: NonNullable<AppInfo['rescue']> }) {
  const { t } = useTranslation('backups');
  useDocumentTitle(t('rescue.title'));
  return (
    <Page title={t('rescue.title')} lede={t(`rescue.${reason}`)}>
      <Loaded query={useBackups()}>
        {({ backups, folder }) =>
          backups.length === 0 ? <p>{t('rescue.empty', { folder })}</p> : <BackupTable backups={backups} />
        }
      </Loaded>
    </Page>
  );
}
