import { useMemo } from 'react';
import { encode } from 'uqr';
import { bindClasses } from './class-names.ts';
import styles from './qr-code.module.css';

const cx = bindClasses(styles);

/** Light modules around a code, without which scanners do not find it. */
const QUIET = 4;

export interface QrCodeProps {
  /** What the code is for: its content is no text to be read. */
  readonly label: string;
  readonly text: string;
  /** `large` is scanned from across a table. */
  readonly size?: 'regular' | 'large';
}

/** A code to scan: dark on light in every theme, since many scanners read no other. */
export function QrCode({ label, size = 'regular', text }: QrCodeProps) {
  const { modules, path } = useMemo(() => draw(text), [text]);
  return (
    <svg
      role="img"
      aria-label={label}
      className={cx('code', size === 'large' && 'large')}
      viewBox={`0 0 ${String(modules)} ${String(modules)}`}
      shapeRendering="crispEdges"
    >
      <path d={path} />
    </svg>
  );
}

/** Dark modules of a row that touch are one stroke. */
function draw(text: string): { readonly modules: number; readonly path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET });
  const strokes = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => {
      if (!isDark || row[x - 1] === true) return [];
      const end = row.indexOf(false, x);
      return [`M${String(x)} ${String(y)}h${String((end < 0 ? size : end) - x)}v1H${String(x)}z`];
    }),
  );
  return { modules: size, path: strokes.join('') };
}
