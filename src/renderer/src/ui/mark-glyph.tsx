import { bindClasses } from './class-names.ts';
import styles from './mark-glyph.module.css';
import { MARK_FIELD, MARK_SHAPES } from './mark-shapes.ts';
import type { MarkShape } from './mark-shapes.ts';

const cx = bindClasses(styles);

export interface MarkGlyphProps {
  readonly shape: MarkShape;
  /** Name of the state. Spoken; shown beside the sign when `isLabelVisible`. */
  readonly label: string;
  readonly isLabelVisible?: boolean;
  readonly size?: 'small' | 'regular' | 'large';
}

/** A state as a sign with its name. */
export function MarkGlyph({ shape, label, isLabelVisible = false, size = 'regular' }: MarkGlyphProps) {
  if (!isLabelVisible) {
    return (
      <span className={cx('mark', shape)} role="img" aria-label={label} title={label}>
        <MarkSign shape={shape} size={size} />
      </span>
    );
  }
  return (
    <span className={cx('mark', shape)}>
      <MarkSign shape={shape} size={size} />
      <span className={cx('label')}>{label}</span>
    </span>
  );
}

/** The bare sign, silent: its name must stand beside it. */
export function MarkSign({ shape, size = 'regular' }: Pick<MarkGlyphProps, 'shape' | 'size'>) {
  return (
    <svg
      className={cx('sign', size, shape)}
      viewBox={`0 0 ${String(MARK_FIELD)} ${String(MARK_FIELD)}`}
      aria-hidden
    >
      {MARK_SHAPES[shape].map(({ d, paint, strokeWidth, dash }) =>
        paint === 'fill' ? (
          <path key={d} d={d} fill="currentColor" fillRule="evenodd" />
        ) : (
          <path
            key={d}
            d={d}
            fill="none"
            stroke="currentColor"
            strokeWidth={strokeWidth}
            strokeDasharray={dash}
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        ),
      )}
    </svg>
  );
}
