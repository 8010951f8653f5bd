import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice, bindClasses } from '../../../ui/index.ts';
import styles from '../archive.module.css';

const cx = bindClasses(styles);

export interface SeriesNoticesProps {
  /** Links to what these minutes rectify, and to what rectified them; null for none. */
  readonly rectifies: ReactNode;
  readonly rectifiedBy: ReactNode;
  /** The way to a rectification of these that awaits signatures; null for none. */
  readonly open: ReactNode;
}

/** On archived minutes: what they rectify, what rectified them, and a rectification that waits for signatures. */
export function SeriesNotices({ open, rectifiedBy, rectifies }: SeriesNoticesProps) {
  const { t } = useTranslation('rectification');
  if (rectifiedBy === null && rectifies === null && open === null) return null;
  return (
    <div className={cx('links')}>
      {rectifiedBy === null ? null : (
        <Notice tone="caution">
          {t('archive.byText')} {rectifiedBy}
        </Notice>
      )}
      {rectifies === null ? null : (
        <Notice>
          {t('archive.ofText')} {rectifies}
        </Notice>
      )}
      {open === null ? null : <Notice actions={open}>{t('archive.open')}</Notice>}
    </div>
  );
}
