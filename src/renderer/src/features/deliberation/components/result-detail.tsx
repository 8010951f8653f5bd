import { useTranslation } from 'react-i18next';
import type { CompetenceResult } from '../../../../../domain/assessment/assessment.types.ts';
import type { PhaseView } from '../../../../../shared/areas/passage/clocks.ts';
import type { DeliberationView } from '../../../../../shared/areas/passage/deliberation.ts';
import type { SeatView } from '../../../../../shared/areas/passage/seats.ts';
import { useFormats } from '../../../lib/format.ts';
import styles from './deliberation.module.css';
import { JurorEvidence } from './juror-evidence.tsx';
import { ResultForm } from './result-form.tsx';

export interface ResultDetailProps {
  readonly view: DeliberationView;
  readonly result: CompetenceResult;
  readonly jurors: readonly SeatView[];
  readonly phases: readonly PhaseView[];
}

/** What stands behind one competence: the wording, each juror's evidence, the changes, and the form to settle it. */
export function ResultDetail({ view, result, jurors, phases }: ResultDetailProps) {
  const competence = view.competences.find(({ id }) => id === result.competenceId);
  if (competence === undefined) return null;
  return (
    <div className={styles['detail']}>
      <p className={styles['wording']}>{competence.statement}</p>
      <div className={styles['evidence']}>
        {jurors.map((juror) => {
          const grid = view.grids.find(({ jurorId }) => jurorId === juror.jurorId);
          return grid === undefined ? null : (
            <JurorEvidence
              key={juror.jurorId}
              name={juror.name}
              competence={competence}
              grid={grid}
              phases={phases}
            />
          );
        })}
      </div>
      <History view={view} competenceId={result.competenceId} jurors={jurors} />
      <ResultForm key={result.standing ?? 'none'} view={view} result={result} voters={jurors} />
    </div>
  );
}

interface HistoryProps {
  readonly view: DeliberationView;
  readonly competenceId: string;
  readonly jurors: readonly SeatView[];
}

/** Every change of the result, in the order it was made. */
function History({ view, competenceId, jurors }: HistoryProps) {
  const { t } = useTranslation('deliberation');
  const formats = useFormats();
  const changes = view.changes.filter((change) => change.competenceId === competenceId);
  if (changes.length === 0) return null;
  const label = (levelId: string | null) =>
    view.scale.levels.find(({ id }) => id === levelId)?.label ?? t('history.none');
  const nameOf = (jurorId: string) => jurors.find((juror) => juror.jurorId === jurorId)?.name ?? '';
  return (
    <ol className={styles['history']} aria-label={t('history.title')}>
      {changes.map((change) => (
        <li key={`${String(change.at)}-${change.after}`}>
          <span className={styles['when']}>{formats.dateTime(change.at)}</span>{' '}
          {t('history.change', { before: label(change.before), after: label(change.after) })}
          {change.reason === '' ? null : <> {t('history.reason', { reason: change.reason })}</>}
          {change.vote === null ? null : (
            <> {t('history.vote', { ...change.vote, count: change.vote.abstained })}</>
          )}
          {change.hasCastingVote ? <> {t('history.castingVote')}</> : null}
          {change.dissents.map(({ jurorId, opinion }) => (
            <span key={jurorId}> {t('history.dissent', { name: nameOf(jurorId), opinion })}</span>
          ))}
          {change.isCounted ? null : <> {t('history.uncounted')}</>}
        </li>
      ))}
    </ol>
  );
}
