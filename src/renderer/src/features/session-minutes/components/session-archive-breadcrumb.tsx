import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SessionMinutesLink } from '../../../../../shared/areas/session-minutes.ts';

/** From the archive, through the minutes that are rectified where there are some. */
export function SessionArchiveBreadcrumb({ minutes }: { readonly minutes?: SessionMinutesLink }) {
  const { t } = useTranslation(['archive', 'common']);
  return (
    <nav aria-label={t('common:breadcrumb')}>
      <Link to="/archive">{t('title')}</Link>
      {minutes === undefined ? null : (
        <>
          {' / '}
          <ArchivedSessionLink minutes={minutes}>
            {t('read.title', { number: minutes.number })}
          </ArchivedSessionLink>
        </>
      )}
    </nav>
  );
}

interface ArchivedSessionLinkProps {
  readonly minutes: SessionMinutesLink;
  readonly children?: string;
}

/** To archived minutes of a session, by their number unless more is said. */
export function ArchivedSessionLink({ children, minutes }: ArchivedSessionLinkProps) {
  const { number, sessionMinutesId } = minutes;
  return (
    <Link to="/archive/sessions/$sessionMinutesId" params={{ sessionMinutesId }}>
      {children ?? number}
    </Link>
  );
}
