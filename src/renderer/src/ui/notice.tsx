import type { ReactNode } from 'react';
import { bindClasses } from './class-names.ts';
import { Glyph } from './glyph.tsx';
import type { GlyphName } from './glyph.tsx';
import styles from './notice.module.css';

const cx = bindClasses(styles);

export type NoticeTone = 'info' | 'success' | 'caution' | 'danger';

const TONE_GLYPH: Readonly<Record<NoticeTone, GlyphName>> = {
  info: 'info',
  success: 'check',
  caution: 'caution',
  danger: 'caution',
};

export interface NoticeProps {
  readonly tone?: NoticeTone;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** Speak it as soon as it appears; `danger` interrupts, the other tones wait their turn. */
  readonly isLive?: boolean;
}

/** A remark in the margin of the page: a rule of ink at its left, a sign and words. */
export function Notice({ tone = 'info', title, children, actions, isLive = false }: NoticeProps) {
  const live = isLive ? { role: tone === 'danger' ? 'alert' : 'status' } : {};
  return (
    <div className={cx('notice', tone)} {...live}>
      <span className={cx('sign')}>
        <Glyph name={TONE_GLYPH[tone]} />
      </span>
      <div className={cx('text')}>
        {title === undefined ? null : <p className={cx('title')}>{title}</p>}
        {children === undefined ? null : <div>{children}</div>}
      </div>
      {actions === undefined ? null : <div className={cx('actions')}>{actions}</div>}
    </div>
  );
}

export interface EmptyStateProps {
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

/** Nothing here yet: what would be here, and how to begin. */
export function EmptyState({ title, children, actions }: EmptyStateProps) {
  return (
    <div className={cx('empty')}>
      <p className={cx('emptyTitle')}>{title}</p>
      {children === undefined ? null : <div className={cx('emptyText')}>{children}</div>}
      {actions === undefined ? null : <div className={cx('emptyActions')}>{actions}</div>}
    </div>
  );
}

export interface ErrorStateProps {
  /** What happened. */
  readonly title: ReactNode;
  /** What is safe. */
  readonly safe?: ReactNode;
  /** What to do. */
  readonly remedy?: ReactNode;
  /** Code to quote when asking for help. */
  readonly code?: string | undefined;
  readonly actions?: ReactNode;
}

export function ErrorState({ title, safe, remedy, code, actions }: ErrorStateProps) {
  return (
    <div className={cx('empty', 'error')} role="alert">
      <p className={cx('emptyTitle')}>
        <Glyph name="caution" size={24} />
        {title}
      </p>
      {safe === undefined ? null : <p className={cx('emptyText')}>{safe}</p>}
      {remedy === undefined ? null : <p className={cx('emptyText')}>{remedy}</p>}
      {code === undefined ? null : <p className={cx('code')}>{code}</p>}
      {actions === undefined ? null : <div className={cx('emptyActions')}>{actions}</div>}
    </div>
  );
}
