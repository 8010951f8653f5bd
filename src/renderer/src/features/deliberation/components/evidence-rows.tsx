import { useTranslation } from 'react-i18next';
import type { Observation } from '../../../../../domain/assessment/assessment.types.ts';
import type { AssessedCompetence, AssessedCriterion } from '../../../../../domain/certification/assessed.ts';
import type { DeliberationView } from '../../../../../shared/areas/passage/deliberation.ts';
import type { SeatView } from '../../../../../shared/areas/passage/seats.ts';
import { ShownMark } from '../../../lib/shown-mark.tsx';
import { Wording } from '../../../lib/wording.tsx';
import { MarkGlyph, bindClasses } from '../../../ui/index.ts';
import type { MarkShape } from '../../../ui/index.ts';
import moduleStyles from './matrix.module.css';

const cx = bindClasses(moduleStyles);

const OBSERVATION_SHAPES: Readonly<Record<Observation, MarkShape>> = {
  observed: 'full',
  partly: 'half',
  'not-observed': 'not-observed',
  'not-applicable': 'not-applicable',
};

export interface EvidenceRowsProps {
  readonly view: DeliberationView;
  readonly competence: AssessedCompetence;
  readonly jurors: readonly SeatView[];
}

/** What stands behind a row, in the same columns: each criterion's marks and what each juror saw of its indicators. */
export function EvidenceRows({ competence, jurors, view }: EvidenceRowsProps) {
  return competence.criteria.map((criterion) => (
    <CriterionEvidence key={criterion.id} view={view} criterion={criterion} jurors={jurors} />
  ));
}

interface CriterionEvidenceProps extends Pick<EvidenceRowsProps, 'view' | 'jurors'> {
  readonly criterion: AssessedCriterion;
}

function CriterionEvidence({ criterion, jurors, view }: CriterionEvidenceProps) {
  const { t } = useTranslation('deliberation');
  const gridOf = (jurorId: string) => view.grids.find((grid) => grid.jurorId === jurorId);
  return (
    <>
      <tr className={cx('evidence')}>
        <th scope="row" className={cx('competence', 'criterion')}>
          <Wording>{criterion.title}</Wording>
        </th>
        {jurors.map(({ jurorId }) => {
          const mark = gridOf(jurorId)?.marks[criterion.id];
          return (
            <td key={jurorId} className={cx('juror')}>
              {mark === undefined ? (
                <MarkGlyph sign="untouched" label={t('matrix.noMark')} size="small" />
              ) : (
                <ShownMark scale={criterion.scale} mark={mark} />
              )}
            </td>
          );
        })}
        <td className={cx('result')} />
      </tr>
      {criterion.indicators.map((indicator) => (
        <tr key={indicator.id} className={cx('evidence')}>
          <th scope="row" className={cx('competence', 'indicator')}>
            <Wording>{indicator.text}</Wording>
          </th>
          {jurors.map(({ jurorId }) => {
            const seen = gridOf(jurorId)?.observations[indicator.id];
            return (
              <td key={jurorId} className={cx('juror')}>
                <MarkGlyph
                  sign={seen === undefined ? 'untouched' : OBSERVATION_SHAPES[seen]}
                  label={t(`observation.${seen ?? 'none'}`)}
                  size="small"
                />
              </td>
            );
          })}
          <td className={cx('result')} />
        </tr>
      ))}
    </>
  );
}
