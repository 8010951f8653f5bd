import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { AssessedCompetence } from '../../../../../domain/certification/assessed.ts';
import type { GridView } from '../../../../../shared/areas/passage/seats.ts';
import { levelsOf } from '../../../lib/marks.ts';
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
  const levels = competence.criteria.flatMap(({ id, scale }) => {
    const level = levelsOf(scale).find((candidate) => candidate.id === view.grid.marks[id]);
    return level === undefined ? [] : [{ criterionId: id, level }];
  });
  const coverage = view.coverage[competence.id] ?? 'untouched';
  return (
    <AriaButton className={cx('line')} onPress={onOpen}>
      <span className={cx('code')}>{competence.id}</span>
      <span className={cx('lineText')}>{competence.statement}</span>
      <span className={cx('lineMarks')}>
        {levels.length === 0 ? (
          <MarkGlyph
            sign={coverage === 'untouched' ? 'untouched' : 'touched'}
            label={t(`coverage.${coverage}`)}
            isLabelVisible
          />
        ) : (
          levels.map(({ criterionId, level }) => (
            <MarkGlyph key={criterionId} sign={level.sign} label={level.label} isLabelVisible />
          ))
        )}
      </span>
    </AriaButton>
  );
}
