import { useTranslation } from 'react-i18next';
import type { CompetenceResult } from '../../../../../domain/assessment/assessment.types.ts';
import type { ResultScale } from '../../../../../domain/assessment/reckoning/result-scale.ts';
import type { AssessedCompetence } from '../../../../../domain/certification/assessed.ts';
import type { PhaseView } from '../../../../../shared/areas/passage/clocks.ts';
import type { DeliberationView } from '../../../../../shared/areas/passage/deliberation.ts';
import type { SeatView } from '../../../../../shared/areas/passage/seats.ts';
import { useFormats } from '../../../lib/format.ts';
import { Wording } from '../../../lib/wording.tsx';
import { formatDuration } from '../../../ui/index.ts';
import { resultWords } from '../hooks/result-scales.ts';
import styles from './deliberation.module.css';
import { ResultForm } from './result-form.tsx';

export interface ResultDetailProps {
  readonly view: DeliberationView;
  readonly competence: AssessedCompetence;
  readonly on: ResultScale;
  readonly result: CompetenceResult;
  readonly jurors: readonly SeatView[];
  readonly phases: readonly PhaseView[];
}

/** What is read of one competence at the width of the screen: the wording, the notes, the changes, the form to settle it. */
export function ResultDetail({ view, competence, on, result, jurors, phases }: ResultDetailProps) {
  return (
    <div className={styles['detail']}>
      <p className={styles['wording']}>
        <Wording>{competence.statement}</Wording>
      </p>
      <Notes view={view} competenceId={competence.id} jurors={jurors} phases={phases} />
      <History view={view} competenceId={competence.id} on={on} jurors={jurors} />
      <ResultForm
        key={result.standing ?? 'none'}
        view={view}
        label={competence.sourceLabel}
        on={on}
        result={result}
        voters={jurors}
      />
    </div>
  );
}

interface NotesProps extends Pick<ResultDetailProps, 'view' | 'jurors' | 'phases'> {
  readonly competenceId: string;
}

/** What each juror wrote of the competence, with when it was. */
function Notes({ competenceId, jurors, phases, view }: NotesProps) {
  const { t } = useTranslation('deliberation');
  const written = jurors.flatMap(({ jurorId, name }) => {
    const grid = view.grids.find((each) => each.jurorId === jurorId);
    const notes = grid?.notes.filter((note) => note.competenceId === competenceId) ?? [];
    return notes.map((note) => ({ name, note }));
  });
  if (written.length === 0) return null;
  return (
    <ul className={styles['notes']} aria-label={t('matrix.notes')}>
      {written.map(({ name, note }) => {
        const phase = phases.find(({ id }) => id === note.stamp.phaseId);
        return (
          <li key={note.id} className={styles['note']}>
            <span className={styles['when']}>
              {name}
              {phase === undefined || note.stamp.elapsedMs === null
                ? null
                : `, ${phase.title} ${formatDuration(note.stamp.elapsedMs)}`}
            </span>{' '}
            {note.text}
          </li>
        );
      })}
    </ul>
  );
}

interface HistoryProps {
  readonly view: DeliberationView;
  readonly competenceId: string;
  readonly on: ResultScale;
  readonly jurors: readonly SeatView[];
}

/** Every change of the result, in the order it was made. */
function History({ view, competenceId, on, jurors }: HistoryProps) {
  const { t, i18n } = useTranslation('deliberation');
  const formats = useFormats();
  const changes = view.changes.filter((change) => change.competenceId === competenceId);
  if (changes.length === 0) return null;
  const label = (text: string | null) =>
    text === null ? t('history.none') : resultWords(on, text, i18n.language);
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
