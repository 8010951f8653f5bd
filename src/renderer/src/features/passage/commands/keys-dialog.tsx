import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { bindClasses, Button, Dialog, Kbd } from '../../../ui/index.ts';
import styles from './keys-dialog.module.css';

const cx = bindClasses(styles);

const CLOCK_KEYS = [
  ['P', 'pause'],
  ['I', 'incident'],
  ['T', 'time'],
  ['?', 'help'],
  ['Esc', 'escape'],
] as const;

const GRID_KEYS = [
  ['J', 'next'],
  ['K', 'previous'],
  ['U', 'untouched'],
  ['N', 'note'],
  ['0', 'notObserved'],
  ['Z', 'undo'],
] as const;

export interface KeysDialogProps {
  readonly passage: PassageView;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** All keys of the passage, the marks by the names of the session's own scale. */
export function KeysDialog({ passage, isOpen, onClose }: KeysDialogProps) {
  const { t } = useTranslation(['passage', 'common']);
  return (
    <Dialog
      role="dialog"
      width="wide"
      title={t('keys.title')}
      isOpen={isOpen}
      onClose={onClose}
      actions={<Button onPress={onClose}>{t('common:action.close')}</Button>}
    >
      <p className={cx('text')}>{t('keys.text')}</p>
      <div className={cx('columns')}>
        <KeyList title={t('keys.ofClock')} keys={CLOCK_KEYS.map(([key, name]) => [key, t(`keys.${name}`)])} />
        <KeyList
          title={t('keys.ofGrid')}
          keys={[
            ...passage.scale.levels.map(({ label }, index) => [String(index + 1), label] as const),
            ...GRID_KEYS.map(([key, name]) => [key, t(`keys.${name}`)] as const),
          ]}
        />
      </div>
    </Dialog>
  );
}

function KeyList({
  title,
  keys,
}: {
  readonly title: string;
  readonly keys: readonly (readonly [key: string, label: string])[];
}) {
  return (
    <section>
      <h3>{title}</h3>
      <dl className={cx('keys')}>
        {keys.map(([key, label]) => (
          <div key={key} className={cx('key')}>
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
