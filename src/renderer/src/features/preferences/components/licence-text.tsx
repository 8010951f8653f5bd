import { bindClasses } from '../../../ui/index.ts';
import styles from './licence-text.module.css';

const cx = bindClasses(styles);

/** A licence as its authors wrote it, in its own language and with its own lines. */
export function LicenceText({ text }: { readonly text: string }) {
  return (
    <p lang="en" className={cx('text')}>
      {text}
    </p>
  );
}
