import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components';
import type { CompetenceResult } from '../../../../../domain/assessment/assessment.types.ts';
import type { PhaseView } from '../../../../../shared/areas/passage/clocks.ts';
import type { DeliberationView } from '../../../../../shared/areas/passage/deliberation.ts';
import type { SeatView } from '../../../../../shared/areas/passage/seats.ts';
import { Glyph, MarkGlyph, bindClasses } from '../../../ui/index.ts';
import moduleStyles from './deliberation.module.css';
import { ResultDetail } from './result-detail.tsx';

const cx = bindClasses(moduleStyles);

export interface ResultMatrixProps {
  readonly view: DeliberationView;
  readonly phases: readonly PhaseView[];
}

/** Competences by jurors: initial sealed marks, and in the last column the result that stands. */
export function ResultMatrix({ view, phases }: ResultMatrixProps) {
  const { t } = useTranslation('deliberation');
  const [openId, setOpenId] = useState<string | null>(
    () => view.results.find(({ standing }) => standing === null)?.competenceId ?? null,
  );
  const jurors = view.seats.filter(({ isMarking }) => isMarking);
  return (
    <table className={cx('matrix')}>
      <caption className={cx('hidden')}>{t('matrix.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('matrix.competence')}</th>
          {jurors.map((juror) => (
            <th key={juror.jurorId} scope="col" className={cx('juror')}>
              {juror.name}
            </th>
          ))}
          <th scope="col" className={cx('result')}>
            {t('matrix.result')}
          </th>
        </tr>
      </thead>
      {view.results.map((result) => (
        <tbody key={result.competenceId} className={cx(isDivided(result) && 'divided')}>
          <MatrixRow
            view={view}
            result={result}
            jurors={jurors}
            isOpen={result.competenceId === openId}
            onToggle={() => {
              setOpenId(result.competenceId === openId ? null : result.competenceId);
            }}
          />
          {result.competenceId === openId ? (
            <tr>
              <td colSpan={jurors.length + 2} id={`detail-${result.competenceId}`}>
                <ResultDetail view={view} result={result} jurors={jurors} phases={phases} />
              </td>
            </tr>
          ) : null}
        </tbody>
      ))}
    </table>
  );
}

function isDivided({ divergence, origin }: CompetenceResult): boolean {
  return divergence > 0 && origin !== 'deliberated';
}

interface MatrixRowProps {
  readonly view: DeliberationView;
  readonly result: CompetenceResult;
  readonly jurors: readonly SeatView[];
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

function MatrixRow({ view, result, jurors, isOpen, onToggle }: MatrixRowProps) {
  const { t } = useTranslation('deliberation');
  const competence = view.competences.find(({ id }) => id === result.competenceId);
  return (
    <tr className={cx('row')}>
      <th scope="row">
        <AriaButton
          className={cx('open')}
          aria-expanded={isOpen}
          aria-controls={`detail-${result.competenceId}`}
          onPress={onToggle}
        >
          <Glyph name={isOpen ? 'down' : 'forward'} size={16} />
          <span className={cx('code')}>{result.competenceId}</span>
          <span className={cx('statement')}>{competence?.statement}</span>
        </AriaButton>
      </th>
      {jurors.map(({ jurorId }) => (
        <td key={jurorId} className={cx('juror')}>
          <Level view={view} levelId={result.jurorLevels[jurorId] ?? null} />
        </td>
      ))}
      <td className={cx('result')}>
        {result.standing === null ? (
          <strong className={cx('toSettle')}>{t('matrix.toSettle')}</strong>
        ) : (
          <>
            <Level view={view} levelId={result.standing} isLabelVisible />
            <span className={cx('origin')}>{t(`origin.${result.origin}`)}</span>
          </>
        )}
      </td>
    </tr>
  );
}

interface LevelProps {
  readonly view: DeliberationView;
  readonly levelId: string | null;
  readonly isLabelVisible?: boolean;
}

function Level({ view, levelId, isLabelVisible = false }: LevelProps) {
  const { t } = useTranslation('deliberation');
  const level = view.scale.levels.find(({ id }) => id === levelId);
  if (level === undefined) return <MarkGlyph sign="not-observed" label={t('matrix.noMark')} />;
  return <MarkGlyph sign={level.shape} label={level.label} isLabelVisible={isLabelVisible} />;
}
