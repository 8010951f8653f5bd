import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

export interface SessionBreadcrumbProps {
  /** The session that the screen belongs to, when it is not the session's own. */
  readonly session?: { readonly id: string; readonly title: string };
}

export function SessionBreadcrumb({ session }: SessionBreadcrumbProps) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('breadcrumb')}>
      <Link to="/">{t('nav.home')}</Link>
      {session === undefined ? null : (
        <>
          <span aria-hidden> / </span>
          <Link to="/sessions/$sessionId" params={{ sessionId: session.id }}>
            {session.title}
          </Link>
        </>
      )}
    </nav>
  );
}
