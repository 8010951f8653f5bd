import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { bindClasses } from '../../../ui/index.ts';
import styles from '../archive.module.css';

const cx = bindClasses(styles);

export interface ReadingColumnsProps {
  readonly pages: ReactNode;
  /** What is known of the document. */
  readonly children: ReactNode;
}

/** The pages of an archived document, and beside them what is known of it. */
export function ReadingColumns({ children, pages }: ReadingColumnsProps) {
  const { t } = useTranslation('archive');
  return (
    <div className={cx('reading')}>
      {pages}
      <aside className={cx('side')} aria-label={t('read.facts')}>
        {children}
      </aside>
    </div>
  );
}
