import { useId } from 'react';
import { bindClasses } from './class-names.ts';
import styles from './mark-glyph.module.css';
import { MARK_FIELD, MARK_SHAPES } from './mark-shapes.ts';
import type { MarkPath, MarkShape } from './mark-shapes.ts';

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
  const id = useId();
  const paths = MARK_SHAPES[shape];
  const cuts = paths.filter(({ paint }) => paint === 'cut');
  const drawn = paths
    .filter(({ paint }) => paint !== 'cut')
    .map((path) => <MarkLine key={path.d} path={path} />);
  return (
    <svg
      className={cx('sign', size, shape)}
      viewBox={`0 0 ${String(MARK_FIELD)} ${String(MARK_FIELD)}`}
      aria-hidden
    >
      {cuts.length === 0 ? (
        drawn
      ) : (
        <>
          <mask id={id} maskUnits="userSpaceOnUse" x="0" y="0" width={MARK_FIELD} height={MARK_FIELD}>
            <rect width={MARK_FIELD} height={MARK_FIELD} fill="white" />
            {cuts.map((path) => (
              <MarkLine key={path.d} path={path} color="black" />
            ))}
          </mask>
          <g mask={`url(#${id})`}>{drawn}</g>
        </>
      )}
    </svg>
  );
}

function MarkLine({ path, color = 'currentColor' }: { readonly path: MarkPath; readonly color?: string }) {
  const { d, dash, paint, strokeWidth } = path;
  if (paint === 'fill') return <path d={d} fill={color} />;
  return (
    <path
      d={d}
      fill="none"
      stroke={color}
      strokeWidth={strokeWidth}
      {...(dash === undefined ? {} : { strokeDasharray: dash, strokeLinecap: 'round' as const })}
    />
  );
}
