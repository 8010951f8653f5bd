import { bindClasses, Kbd } from '../../../ui/index.ts';
import styles from './keys-dialog.module.css';

const cx = bindClasses(styles);

export type Key = readonly [key: string, label: string];

export const CLOCK_KEYS = [
  ['P', 'pause'],
  ['I', 'incident'],
  ['T', 'time'],
  ['V', 'coverage'],
  ['?', 'help'],
  ['Esc', 'escape'],
] as const;

export const GRID_KEYS = [
  ['J', 'next'],
  ['K', 'previous'],
  ['U', 'untouched'],
  ['G', 'goTo'],
  ['N', 'note'],
  ['0', 'notObserved'],
  ['Z', 'undo'],
] as const;

/** Keys and what each does, under a title. */
export function KeyList({ title, keys }: { readonly title: string; readonly keys: readonly Key[] }) {
  return (
    <section>
      <h3>{title}</h3>
      <dl className={cx('keys')}>
        {keys.map(([key, label]) => (
          <div key={`${key} ${label}`} className={cx('key')}>
            <dt>
              <Kbd isSpoken>{key}</Kbd>
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
