import { useTranslation } from 'react-i18next';
import type { AssessedCompetence } from '../../../../../domain/certification/assessed.ts';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { bindClasses, Button, Dialog } from '../../../ui/index.ts';
import { CLOCK_KEYS, GRID_KEYS, KeyList } from './key-list.tsx';
import type { Key } from './key-list.tsx';
import styles from './keys-dialog.module.css';

const cx = bindClasses(styles);

/** In the order of the levels that they give. */
const DIGITS = '1234567890';

export interface KeysDialogProps {
  readonly passage: PassageView;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** All keys of the passage. */
export function KeysDialog({ passage, isOpen, onClose }: KeysDialogProps) {
  const { t } = useTranslation(['passage', 'common']);
  const markKeys = useMarkKeys(passage.competences);
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
        <KeyList
          title={t('keys.ofClock')}
          keys={[
            ...CLOCK_KEYS.map(([key, name]) => [key, t(`keys.${name}`)] as const),
            ...(passage.togetherCount === null ? [] : [['C', t('keys.nextCandidate')] as const]),
          ]}
        />
        <KeyList
          title={t('keys.ofGrid')}
          keys={[...markKeys, ...GRID_KEYS.map(([key, name]) => [key, t(`keys.${name}`)] as const)]}
        />
      </div>
    </Dialog>
  );
}

/** Keys that mark, by the names of the levels where one scale serves throughout. */
function useMarkKeys(competences: readonly AssessedCompetence[]): readonly Key[] {
  const { t } = useTranslation('passage');
  const criteria = competences.flatMap((competence) => competence.criteria);
  const scales = new Map(criteria.map(({ scale }) => [scale.id, scale]));
  const [only] = scales.values();
  if (scales.size === 1 && only !== undefined && only.kind !== 'numeric' && only.kind !== 'checklist') {
    return only.levels.map(({ label }, rank): Key => [DIGITS.charAt(rank), label]);
  }
  const kinds = new Set([...scales.values()].map(({ kind }) => kind));
  const keys: Key[] = [];
  if (kinds.has('levels') || kinds.has('global')) keys.push(['1 … 0', t('keys.levels')]);
  if (kinds.has('checklist')) keys.push(['1 … 0', t('keys.items')]);
  if (kinds.has('numeric')) keys.push(['0 … 9', t('keys.figures')], ['+ −', t('keys.step')]);
  if (criteria.some(({ descriptors }) => descriptors.length > 0)) {
    keys.push(['D', t('keys.descriptors')]);
  }
  return keys;
}
