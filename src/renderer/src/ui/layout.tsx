import type { ReactNode } from 'react';
import { bindClasses } from './class-names.ts';
import styles from './layout.module.css';

const cx = bindClasses(styles);

type Gap = 'half' | '1' | '2' | '3' | '4' | '6';

export interface StackProps {
  readonly gap?: Gap;
  readonly children: ReactNode;
}

/** Vertical flow on the 8-point rhythm; `gap` counts steps of 8 px. */
export function Stack({ gap = '2', children }: StackProps) {
  return <div className={cx('stack', `gap${gap}`)}>{children}</div>;
}

export interface InlineProps extends StackProps {
  readonly align?: 'start' | 'center' | 'end' | 'baseline';
  readonly justify?: 'start' | 'between' | 'end';
}

/** Horizontal flow that wraps. */
export function Inline({ gap = '1', align = 'center', justify = 'start', children }: InlineProps) {
  return <div className={cx('inline', `gap${gap}`, `align-${align}`, `justify-${justify}`)}>{children}</div>;
}

/** A grid of form fields: as many columns of at least 16rem as fit. */
export function FieldGrid({ children }: { readonly children: ReactNode }) {
  return <div className={cx('fieldGrid')}>{children}</div>;
}
