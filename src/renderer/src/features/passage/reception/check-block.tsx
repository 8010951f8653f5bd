import { useId } from 'react';
import type { ReactNode } from 'react';
import { bindClasses } from '../../../ui/index.ts';
import { ANCHORS } from '../side/missing.ts';
import type { AnchorName } from '../side/missing.ts';
import styles from './reception.module.css';

const cx = bindClasses(styles);

export interface CheckBlockProps {
  readonly title: string;
  /** What has been recorded, once it has. */
  readonly done?: ReactNode;
  /** Name by which the steps lead here. */
  readonly anchor?: AnchorName;
  readonly children: ReactNode;
}

/** One check of the reception, under a hairline. */
export function CheckBlock({ title, done, anchor, children }: CheckBlockProps) {
  const titleId = useId();
  return (
    <section
      className={cx('block')}
      aria-labelledby={titleId}
      {...(anchor === undefined ? {} : { id: ANCHORS[anchor], tabIndex: -1 })}
    >
      <div className={cx('blockHead')}>
        <h2 id={titleId}>{title}</h2>
        {done === undefined ? null : <p className={cx('done')}>{done}</p>}
      </div>
      {children}
    </section>
  );
}
