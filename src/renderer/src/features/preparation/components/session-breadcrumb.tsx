import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface SessionBreadcrumbProps {
  /** The session that the screen belongs to, when it is not the session's own. */
  readonly session?: { readonly id: string; readonly title: string };
  /** A screen of the session that this one belongs to. */
  readonly children?: ReactNode;
}

export function SessionBreadcrumb({ children, session }: SessionBreadcrumbProps) {
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
      {children === undefined ? null : (
        <>
          <span aria-hidden> / </span>
          {children}
        </>
      )}
    </nav>
  );
}
