import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './minutes.module.css';

/** Where the pages lie and scroll; in the tab order, since nothing in a page takes the focus. */
export function PagesDesk({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('minutes');
  return (
    // What scrolls must be within the keyboard's reach (WCAG 2.1.1).
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex
    <div className={styles['pages']} role="group" aria-label={t('pages')} tabIndex={0}>
      {children}
    </div>
  );
}
