import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../../lib/error-views.tsx';
import { ExportedNotice } from '../../../lib/exported-notice.tsx';
import { Button, Notice } from '../../../ui/index.ts';
import { useRescue } from '../hooks/use-backup-writes.ts';
import { useStoreLoss } from '../queries.ts';

/** Stays above every screen once nothing can be kept any more: what happened, what is safe, what to do. */
export function LossBanner() {
  const { t } = useTranslation('backups');
  const loss = useStoreLoss().data?.loss ?? null;
  const rescue = useRescue();
  if (loss === null) return null;
  return (
    <>
      <Notice
        tone="danger"
        isLive
        title={t(`loss.${loss}`)}
        actions={
          <Button
            isPending={rescue.isPending}
            onPress={() => {
              rescue.write(undefined);
            }}
          >
            {t('loss.save')}
          </Button>
        }
      >
        {t(`loss.${loss}Todo`)}
      </Notice>
      <ErrorNotice error={rescue.error} />
      <ExportedNotice report={rescue.result} />
    </>
  );
}
