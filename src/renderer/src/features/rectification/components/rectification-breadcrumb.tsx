import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MinutesLink } from '../../../../../shared/areas/minutes.ts';

/** From the archive, through the minutes that are rectified. */
export function RectificationBreadcrumb({ minutes }: { readonly minutes: MinutesLink }) {
  const { t } = useTranslation(['archive', 'common']);
  const { minutesId, number } = minutes;
  return (
    <nav aria-label={t('common:breadcrumb')}>
      <Link to="/archive">{t('title')}</Link>
      {' / '}
      <Link to="/archive/$minutesId" params={{ minutesId }}>
        {t('read.title', { number })}
      </Link>
    </nav>
  );
}
