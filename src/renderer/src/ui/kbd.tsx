import styles from './kbd.module.css';

/** A key of the keyboard. Decorative next to a label, so hidden from assistive technology unless `isSpoken`. */
export function Kbd({
  children,
  isSpoken = false,
}: {
  readonly children: string;
  readonly isSpoken?: boolean;
}) {
  return (
    <kbd className={styles['kbd']} aria-hidden={isSpoken ? undefined : true}>
      {children}
    </kbd>
  );
}
