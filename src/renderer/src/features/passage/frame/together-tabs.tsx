import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { useShortcuts } from '../../../lib/shortcuts.ts';
import { SegmentedControl } from '../../../ui/index.ts';
import { candidateName, passageState } from '../../preparation/index.ts';
import type { PassageState } from '../../preparation/index.ts';
import styles from './passage-frame.module.css';
import type { Together } from './use-together.ts';

/** Everyone before the jury by this clock, one tab each: the same grid, of another candidate. */
export function TogetherTabs({
  passage,
  together: { goTo, next, passages },
}: {
  readonly passage: PassageView;
  readonly together: Together;
}) {
  const { t } = useTranslation('passage');
  const { t: common } = useTranslation();
  useShortcuts({ C: next }, passages.length > 1);
  if (passages.length < 2) return null;
  const wordOf = (state: PassageState) =>
    state === 'planned' || state === 'interrupted' || state === 'absent'
      ? common(`passageState.${state}`)
      : common(`stage.${state}`);
  const place = passages.findIndex(({ id }) => id === passage.passageId);
  const nextId = passages[(place + 1) % passages.length]?.id;
  const own = passages.find(({ id }) => id === passage.passageId);
  return (
    <nav className={styles['together'] ?? ''} aria-label={t('together.label')}>
      <SegmentedControl
        label={t('together.label')}
        segments={passages.map((each) => {
          const name = candidateName(each.candidate);
          const state = passageState(each);
          const isElsewhere = own !== undefined && state !== passageState(own);
          return {
            id: each.id,
            ...(each.id === nextId ? { keyHint: 'C' } : {}),
            label: isElsewhere ? t('together.elsewhere', { name, state: wordOf(state) }) : name,
          };
        })}
        value={passage.passageId}
        onChange={goTo}
      />
    </nav>
  );
}
