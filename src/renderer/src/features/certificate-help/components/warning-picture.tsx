import { bindClasses } from '../../../ui/index.ts';
import styles from './certificate-help.module.css';

const cx = bindClasses(styles);

const MOST_LETTERS = 26;

export interface WarningPictureProps {
  readonly title: string;
  /** What is touched, as the browser writes it. */
  readonly act: string;
  /** A link under the text; else a button. */
  readonly isLink?: boolean;
}

/** A browser's warning, drawn: a screen, its sign, its words as lines, and what is touched, ringed. The words stand beside it. */
export function WarningPicture({ act, isLink = false, title }: WarningPictureProps) {
  const top = isLink ? 168 : 132;
  return (
    <svg viewBox="0 0 200 220" className={cx('picture')} aria-hidden>
      <rect x="2" y="2" width="196" height="216" rx="14" className={cx('screen')} />
      <rect x="16" y="16" width="168" height="18" rx="9" className={cx('bar')} />
      <path d="M100 46L116 74H84Z" className={cx('sign')} />
      <path d="M100 56V64M100 68V70" className={cx('sign')} />
      <text x="100" y="92" className={cx('words', 'strong')}>
        {shortened(title)}
      </text>
      <path d="M30 104H170M30 114H150" className={cx('line')} />
      {isLink ? <path d="M30 136H164M30 146H140" className={cx('line')} /> : null}
      {isLink ? null : <rect x="24" y={top} width="152" height="28" rx="4" className={cx('button')} />}
      <text x="100" y={top + 18} className={cx('words', isLink && 'link')}>
        {shortened(act)}
      </text>
      <rect x="14" y={top - 7} width="172" height="42" rx="21" className={cx('ring')} />
    </svg>
  );
}

function shortened(text: string): string {
  return text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS - 1)}…` : text;
}
