import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components';
import type { CompetenceResult } from '../../../../../domain/assessment/assessment.types.ts';
import type { AssessedCompetence } from '../../../../../domain/certification/assessed.ts';
import type { PhaseView } from '../../../../../shared/areas/passage/clocks.ts';
import type { DeliberationView } from '../../../../../shared/areas/passage/deliberation.ts';
import type { SeatView } from '../../../../../shared/areas/passage/seats.ts';
import { Wording } from '../../../lib/wording.tsx';
import { Glyph, bindClasses } from '../../../ui/index.ts';
import { resultScaleIn } from '../hooks/result-scales.ts';
import { EvidenceRows } from './evidence-rows.tsx';
import moduleStyles from './matrix.module.css';
import { ResultDetail } from './result-detail.tsx';
import { ShownResult } from './shown-result.tsx';

const cx = bindClasses(moduleStyles);

export interface ResultMatrixProps {
  readonly view: DeliberationView;
  readonly phases: readonly PhaseView[];
}

/** Jurors beyond which their columns, and that of the competences, give each other room. */
const FEW = 5;

/**
 * Competences by jurors: initial sealed marks, and in the last column the result that stands. However many jurors there are,
 * the competence and its result stay in sight; the jurors pass between them.
 */
export function ResultMatrix({ view, phases }: ResultMatrixProps) {
  const { t } = useTranslation('deliberation');
  const [openId, setOpenId] = useState<string | null>(
    () => view.results.find(({ standing }) => standing === null)?.competenceId ?? null,
  );
  const jurors = view.seats.filter(({ isMarking }) => isMarking);
  return (
    <table className={cx('matrix', jurors.length > FEW && 'crowded')}>
      <caption className={cx('hidden')}>{t('matrix.caption')}</caption>
      <thead>
        <tr>
          <th scope="col" className={cx('competence')}>
            {t('matrix.competence')}
          </th>
          {jurors.map((juror) => (
            <th key={juror.jurorId} scope="col" className={cx('juror')}>
              <span className={cx('jurorName')}>{juror.name}</span>
            </th>
          ))}
          <th scope="col" className={cx('result')}>
            {t('matrix.result')}
          </th>
        </tr>
      </thead>
      {view.results.map((result) => {
        const competence = view.competences.find(({ id }) => id === result.competenceId);
        return competence === undefined ? null : (
          <MatrixRows
            key={result.competenceId}
            view={view}
            competence={competence}
            result={result}
            jurors={jurors}
            phases={phases}
            isOpen={result.competenceId === openId}
            onToggle={() => {
              setOpenId(result.competenceId === openId ? null : result.competenceId);
            }}
          />
        );
      })}
    </table>
  );
}

function isDivided({ divergence, origin }: CompetenceResult): boolean {
  return divergence > 0 && origin !== 'deliberated';
}

interface MatrixRowsProps extends ResultMatrixProps {
  readonly competence: AssessedCompetence;
  readonly result: CompetenceResult;
  readonly jurors: readonly SeatView[];
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

function MatrixRows({ competence, isOpen, jurors, onToggle, phases, result, view }: MatrixRowsProps) {
  const { t } = useTranslation('deliberation');
  const on = resultScaleIn(view, competence);
  return (
    <tbody className={cx(isDivided(result) && 'divided')}>
      <tr className={cx('row')}>
        <th scope="row" className={cx('competence')}>
          <AriaButton
            className={cx('open')}
            aria-expanded={isOpen}
            aria-controls={`detail-${competence.id}`}
            onPress={onToggle}
          >
            <Glyph name={isOpen ? 'down' : 'forward'} size={16} />
            <span className={cx('code')}>{competence.sourceLabel}</span>
            <Wording className={cx('statement')}>{competence.statement}</Wording>
          </AriaButton>
        </th>
        {jurors.map(({ jurorId }) => (
          <td key={jurorId} className={cx('juror')}>
            <ShownResult on={on} text={result.jurorLevels[jurorId] ?? null} />
          </td>
        ))}
        <td className={cx('result')}>
          {result.standing === null ? (
            <strong className={cx('toSettle')}>{t('matrix.toSettle')}</strong>
          ) : (
            <>
              <ShownResult on={on} text={result.standing} isLabelVisible />
              <span className={cx('origin')}>{t(`origin.${result.origin}`)}</span>
            </>
          )}
        </td>
      </tr>
      {isOpen ? (
        <>
          <EvidenceRows view={view} competence={competence} jurors={jurors} />
          <tr>
            <td colSpan={jurors.length + 2} id={`detail-${competence.id}`} className={cx('detailCell')}>
              <ResultDetail
                view={view}
                competence={competence}
                on={on}
                result={result}
                jurors={jurors}
                phases={phases}
              />
            </td>
          </tr>
        </>
      ) : null}
    </tbody>
  );
}
