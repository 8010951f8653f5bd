import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { bindClasses } from '../../../ui/index.ts';
import styles from './juror.module.css';

const cx = bindClasses(styles);

export interface FrameProps {
  /** Stays in sight: the clock, the way back. */
  readonly head: ReactNode;
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}

/** A page of the device: its head and foot stay, the rest scrolls between. */
export function Frame({ head, foot, children }: FrameProps) {
  return (
    <div className={cx('frame')}>
      <header className={cx('head')}>{head}</header>
      <main className={cx('main')} data-focus-scope="page">
        <div className={cx('inner')}>{children}</div>
      </main>
      {foot === undefined ? null : <footer className={cx('foot')}>{foot}</footer>}
    </div>
  );
}

/** A page of a few words: on the way in, or out. */
export function PlainPage({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const { t } = useTranslation('juror');
  return (
    <div className={cx('frame')}>
      <header className={cx('head')}>
        <span className={cx('wordmark')}>{t('wordmark')}</span>
      </header>
      <main className={cx('main')} data-focus-scope="page">
        <div className={cx('inner', 'plain')}>
          <h1>{title}</h1>
          {children}
        </div>
      </main>
    </div>
  );
}
