import { useTranslation } from 'react-i18next';
import type { LostPassage, RestoreLoss } from '../../../../../shared/areas/backups.ts';
import { useFormats } from '../../../lib/format.ts';
import { Notice } from '../../../ui/index.ts';

/** What the data holds and the backup does not: counts, then passages by name. */
export function LossList({ loss }: { readonly loss: RestoreLoss | null }) {
  const { t } = useTranslation('backups');
  const { dateTime } = useFormats();
  if (loss === null) return <Notice tone="caution">{t('restore.unknown')}</Notice>;
  const { lastEntryAt, minutesCount, passageCount, passages, recordCount } = loss;
  if (recordCount === 0 && passageCount === 0) return <p>{t('restore.nothing')}</p>;
  const unnamed = passageCount - passages.length;
  return (
    <Notice tone="caution" title={t('restore.loses')}>
      <ul>
        {recordCount === null ? (
          <li>{t('restore.unrelated')}</li>
        ) : (
          <li>
            {t('restore.records', {
              count: recordCount,
              when: lastEntryAt === null ? '' : dateTime(lastEntryAt),
            })}
          </li>
        )}
        {minutesCount === 0 ? null : <li>{t('restore.minutes', { count: minutesCount })}</li>}
        {passages.map((passage) => (
          <PassageLine key={`${passage.candidate} ${passage.sessionTitle}`} passage={passage} />
        ))}
        {unnamed <= 0 ? null : <li>{t('restore.more', { count: unnamed })}</li>}
      </ul>
    </Notice>
  );
}

function PassageLine({ passage }: { readonly passage: LostPassage }) {
  const { t } = useTranslation('backups');
  const { candidate, number, sessionTitle: session } = passage;
  return (
    <li>
      {number === null
        ? t('restore.changed', { candidate, session })
        : t('restore.archived', { candidate, number, session })}
    </li>
  );
}
