import { useId } from 'react';
import { letteredSign } from '../../../domain/assessment/level-letters.ts';
import { bindClasses } from './class-names.ts';
import styles from './mark-glyph.module.css';
import { drawnAs, MARK_FIELD, MARK_SHAPES, pathOf } from './mark-shapes.ts';
import type { MarkPath, MarkShape, Sign } from './mark-shapes.ts';

const cx = bindClasses(styles);

export interface MarkGlyphProps {
  readonly sign: Sign;
  /** Name of the state. Spoken; shown beside the sign when `isLabelVisible`. */
  readonly label: string;
  readonly isLabelVisible?: boolean;
  readonly size?: 'small' | 'regular' | 'large';
  /** Language of the label, where it is not that of the interface. */
  readonly lang?: string | undefined;
}

/** A state as a sign with its name. */
export function MarkGlyph({ sign, label, isLabelVisible = false, lang, size = 'regular' }: MarkGlyphProps) {
  if (!isLabelVisible) {
    return (
      <span className={cx('mark')} role="img" aria-label={label} title={label} lang={lang}>
        <MarkSign sign={sign} size={size} />
      </span>
    );
  }
  return (
    <span className={cx('mark')}>
      <MarkSign sign={sign} size={size} />
      <span className={cx(isLettersOf(sign, label) ? 'said' : 'label')} lang={lang}>
        {label}
      </span>
    </span>
  );
}

/** A mark that is a number. */
export function MarkFigure({ children }: { readonly children: string }) {
  return <span className={cx('figure')}>{children}</span>;
}

/** The bare sign, silent: its name must stand beside it. */
export function MarkSign({ sign, size = 'regular' }: Pick<MarkGlyphProps, 'sign' | 'size'>) {
  const drawn = drawnAs(sign);
  return 'letters' in drawn ? (
    <LetterSign letters={drawn.letters} size={size} />
  ) : (
    <ShapeSign shape={drawn.shape} size={size} />
  );
}

/** Whether a sign shows the whole label already. */
export function isLettersOf(sign: Sign, label: string): boolean {
  const drawn = drawnAs(sign);
  return 'letters' in drawn && drawn.letters === label;
}

type Size = NonNullable<MarkGlyphProps['size']>;

function LetterSign({ letters, size }: { readonly letters: string; readonly size: Size }) {
  const { baseline, fontSize, frame, height, middle, width } = letteredSign(letters);
  return (
    <svg
      className={cx('sign', 'lettered', size)}
      viewBox={`0 0 ${String(width)} ${String(height)}`}
      aria-hidden
    >
      <MarkLine path={pathOf(frame)} />
      <text className={cx('letters')} x={middle} y={baseline} fontSize={fontSize}>
        {letters}
      </text>
    </svg>
  );
}

function ShapeSign({ shape, size }: { readonly shape: MarkShape; readonly size: Size }) {
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
