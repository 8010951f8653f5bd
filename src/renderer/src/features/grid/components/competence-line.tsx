import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { AssessedCompetence } from '../../../../../domain/certification/assessed.ts';
import type { GridView } from '../../../../../shared/areas/passage/seats.ts';
import { ShownMark } from '../../../lib/shown-mark.tsx';
import { Wording } from '../../../lib/wording.tsx';
import { MarkGlyph, bindClasses } from '../../../ui/index.ts';
import moduleStyles from './grid.module.css';

const cx = bindClasses(moduleStyles);

export interface CompetenceLineProps {
  readonly competence: AssessedCompetence;
  readonly view: GridView;
  readonly onOpen: () => void;
}

/** A folded competence: its code, its wording on one line, and the marks it has. */
export function CompetenceLine({ competence, view, onOpen }: CompetenceLineProps) {
  const { t } = useTranslation('grid');
  const marks = competence.criteria.flatMap(({ id, scale }) => {
    const mark = view.grid.marks[id];
    return mark === undefined ? [] : [{ id, scale, mark }];
  });
  const coverage = view.coverage[competence.id] ?? 'untouched';
  return (
    <AriaButton className={cx('line')} onPress={onOpen}>
      <span className={cx('code')}>{competence.sourceLabel}</span>
      <Wording className={cx('lineText')}>{competence.statement}</Wording>
      <span className={cx('lineMarks')}>
        {marks.length === 0 ? (
          <MarkGlyph
            sign={coverage === 'untouched' ? 'untouched' : 'touched'}
            label={t(`coverage.${coverage}`)}
            isLabelVisible
          />
        ) : (
          marks.map(({ id, mark, scale }) => (
            <ShownMark key={id} scale={scale} mark={mark} isLabelVisible={marks.length === 1} />
          ))
        )}
      </span>
    </AriaButton>
  );
}
