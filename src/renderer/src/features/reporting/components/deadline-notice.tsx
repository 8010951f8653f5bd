import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/format.ts';
import { LinkButton, Notice } from '../../../ui/index.ts';
import { useDeadlines } from '../queries.ts';

/** Results whose day to be declared is over or near; nothing at all where none is. */
export function DeadlineNotice() {
  const { t } = useTranslation('reporting');
  const { longDate } = useFormats();
  const deadlines = useDeadlines().data;
  if (deadlines === undefined) return null;
  const { next, overdueCount, refusedCount, soonCount, toRemoveCount } = deadlines;
  if (overdueCount + soonCount + refusedCount + toRemoveCount === 0) return null;
  return (
    <Notice
      tone={overdueCount > 0 ? 'danger' : 'caution'}
      title={overdueCount > 0 ? t('home.overdue', { count: overdueCount }) : t('home.title')}
      actions={<LinkButton href={{ to: '/declarations' }}>{t('home.open')}</LinkButton>}
    >
      {soonCount === 0 || next === null ? null : (
        <p>{t('home.soon', { count: soonCount, date: longDate(next) })}</p>
      )}
      {toRemoveCount === 0 ? null : <p>{t('home.toRemove', { count: toRemoveCount })}</p>}
      {refusedCount === 0 ? null : <p>{t('home.refused', { count: refusedCount })}</p>}
    </Notice>
  );
}
