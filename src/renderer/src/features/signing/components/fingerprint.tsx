import styles from './signing.module.css';

const GROUP = 4;

/** A digest in groups of four, to be read aloud and compared. */
export function Fingerprint({ sha256 }: { readonly sha256: string }) {
  const groups = sha256.toUpperCase().match(new RegExp(`.{1,${String(GROUP)}}`, 'g')) ?? [];
  return <code className={styles['fingerprint']}>{groups.join(' ')}</code>;
}
