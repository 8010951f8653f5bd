import { useTranslation } from 'react-i18next';
import type { AssessedCriterion } from '../../../../../domain/certification/assessed.ts';
import { levelsOf } from '../../../lib/marks.ts';
import { Wording, useWordingLanguage } from '../../../lib/wording.tsx';
import { Kbd, MarkChoice, bindClasses } from '../../../ui/index.ts';
import type { GridDesk } from '../hooks/grid-desk.ts';
import { DIGITS } from '../hooks/grid-keys.ts';
import { Indicators, Unsaved } from './criterion-rows.tsx';
import { ChosenDescriptor } from './descriptors.tsx';
import moduleStyles from './grid.module.css';

const cx = bindClasses(moduleStyles);

export interface ChecklistRowsProps {
  readonly items: readonly AssessedCriterion[];
  /** Items that digits tick now, in their order. */
  readonly keyedIds: readonly string[];
  readonly desk: GridDesk;
}

/** Items to tick, one line each, one key each. */
export function ChecklistRows({ desk, items, keyedIds }: ChecklistRowsProps) {
  const { t } = useTranslation('grid');
  const language = useWordingLanguage();
  const { isReadOnly, view, writes } = desk;
  return (
    <ul className={cx('items')}>
      {items.map((item) => {
        const key = DIGITS[keyedIds.indexOf(item.id)];
        const mark = view.grid.marks[item.id] ?? null;
        return (
          <li key={item.id} className={cx('item')} data-criterion={item.id}>
            <span>{isReadOnly || key === undefined ? null : <Kbd>{key}</Kbd>}</span>
            <span className={cx('itemText')}>
              <Wording>{item.title}</Wording>
              {item.isBonus ? <span className={cx('aside')}> {t('bonus')}</span> : null}
            </span>
            <MarkChoice
              label={t('markOf', { criterion: item.title })}
              options={levelsOf(item.scale)}
              value={mark}
              onChange={(id) => {
                writes.mark(item.id, id);
              }}
              isReadOnly={isReadOnly}
              language={language}
            />
            <div className={cx('itemMore')}>
              <Unsaved desk={desk} criterionId={item.id} />
              <ChosenDescriptor criterion={item} mark={mark} />
              <Indicators criterion={item} desk={desk} />
            </div>
          </li>
        );
      })}
    </ul>
  );
}
