import type { ReactNode } from 'react';
import { bindClasses } from './class-names.ts';
import styles from './app-frame.module.css';

const cx = bindClasses(styles);

const MAIN_ID = 'main';

export interface AppFrameProps {
  /** The product's name, drawn as the wordmark. */
  readonly wordmark: ReactNode;
  readonly skipLabel: string;
  readonly navLabel: string;
  readonly nav?: ReactNode;
  readonly actions?: ReactNode;
  /** Full-width line under the header. */
  readonly banner?: ReactNode;
  /** Leaves the whole window to the screen, which brings its own way back. */
  readonly isHeaderHidden?: boolean;
  readonly children: ReactNode;
}

export function AppFrame({
  wordmark,
  skipLabel,
  navLabel,
  nav,
  actions,
  banner,
  isHeaderHidden = false,
  children,
}: AppFrameProps) {
  return (
    <div className={cx('frame')}>
      <a
        className={cx('skip')}
        href={`#${MAIN_ID}`}
        onClick={(event) => {
          // The router owns the URL's hash, so the jump is made by focus.
          event.preventDefault();
          document.getElementById(MAIN_ID)?.focus();
        }}
      >
        {skipLabel}
      </a>
      {isHeaderHidden ? null : (
        <header className={cx('header')} data-print="hidden">
          <div className={cx('wordmark')}>{wordmark}</div>
          <nav className={cx('nav')} aria-label={navLabel}>
            {nav}
          </nav>
          <div className={cx('actions')}>{actions}</div>
        </header>
      )}
      {banner}
      <main id={MAIN_ID} tabIndex={-1} className={cx('main')}>
        {children}
      </main>
    </div>
  );
}
