import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** Names the window after the screen, for the task bar and for screen readers. Null keeps the former name. */
export function useDocumentTitle(title: string | null): void {
  const { t } = useTranslation();
  useEffect(() => {
    if (title !== null) document.title = t('documentTitle', { title });
  }, [title, t]);
}
