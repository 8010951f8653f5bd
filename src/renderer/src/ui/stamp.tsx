import type { ReactNode } from 'react';
import { bindClasses } from './class-names.ts';
import { Glyph } from './glyph.tsx';
import styles from './stamp.module.css';

const cx = bindClasses(styles);

export interface BadgeProps {
  readonly children: ReactNode;
  readonly tone?: 'plain' | 'accent' | 'caution' | 'danger';
}

/** A short state in words, underlined like an annotation. */
export function Badge({ children, tone = 'plain' }: BadgeProps) {
  return <span className={cx('badge', tone)}>{children}</span>;
}

export interface StampProps {
  /** The word of the stamp: "Vérifié", "Scellé". */
  readonly label: ReactNode;
  /** Its date, already written out. */
  readonly date?: ReactNode;
  readonly tone?: 'accent' | 'danger';
}

/** An office stamp: a double frame, a word, a date. */
export function Stamp({ label, date, tone = 'accent' }: StampProps) {
  return (
    <span className={cx('stamp', tone)}>
      <span className={cx('word')}>
        <Glyph name={tone === 'accent' ? 'check' : 'close'} size={18} />
        {label}
      </span>
      {date === undefined ? null : <span className={cx('date')}>{date}</span>}
    </span>
  );
}

export interface ProgressProps {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  /** The value in words: "4 sur 7". */
  readonly valueLabel: string;
}

/** How far something has gone, as a line of ink with its count in words. */
export function Progress({ label, value, max, valueLabel }: ProgressProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    <div className={cx('progress')}>
      <div className={cx('progressWords')}>
        <span>{label}</span>
        <span className={cx('count')}>{valueLabel}</span>
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={value}
        aria-valuetext={valueLabel}
        className={cx('trough')}
      >
        <div className={cx('ink')} style={{ transform: `scaleX(${share.toFixed(4)})` }} />
      </div>
    </div>
  );
}
