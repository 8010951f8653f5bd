import { useEffect, useState } from 'react';
import styles from './minutes.module.css';

/** What takes longer than this is said, in milliseconds. */
const PATIENCE_MS = 1_000;

/** Says that something is going on, once it lasts; rendered only while it does. */
export function PendingNote({ text }: { readonly text: string }) {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      setLong(true);
    }, PATIENCE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, []);
  // The region stands before its words, so that they are announced when they come.
  return (
    <p role="status" className={styles['level']}>
      {isLong ? text : ''}
    </p>
  );
}
