import { useTranslation } from 'react-i18next';
import type { Grid, Observation } from '../../../../../domain/assessment/assessment.types.ts';
import type { AssessedCompetence } from '../../../../../domain/certification/assessed.ts';
import type { PhaseView } from '../../../../../shared/areas/passage/clocks.ts';
import { levelsOf } from '../../../lib/marks.ts';
import { MarkGlyph, formatDuration } from '../../../ui/index.ts';
import type { MarkShape } from '../../../ui/index.ts';
import styles from './deliberation.module.css';

const OBSERVATION_SHAPES: Readonly<Record<Observation, MarkShape>> = {
  observed: 'full',
  partly: 'half',
  'not-observed': 'not-observed',
  'not-applicable': 'not-applicable',
};

export interface JurorEvidenceProps {
  readonly name: string;
  readonly competence: AssessedCompetence;
  readonly grid: Grid;
  readonly phases: readonly PhaseView[];
}

/** What one juror marked, saw and noted on a competence. */
export function JurorEvidence({ name, competence, grid, phases }: JurorEvidenceProps) {
  const { t } = useTranslation('deliberation');
  const notes = grid.notes.filter(({ competenceId }) => competenceId === competence.id);
  return (
    <section aria-label={name}>
      <h3 className={styles['jurorName']}>{name}</h3>
      {competence.criteria.map((criterion) => {
        const level = levelsOf(criterion.scale).find(({ id }) => id === grid.marks[criterion.id]);
        return (
          <div key={criterion.id}>
            <p className={styles['criterion']}>
              {level === undefined ? null : (
                <MarkGlyph sign={level.sign} label={level.label} isLabelVisible />
              )}
            </p>
            <ul className={styles['indicators']}>
              {criterion.indicators.map((indicator) => {
                const seen = grid.observations[indicator.id];
                return (
                  <li key={indicator.id}>
                    <MarkGlyph
                      sign={seen === undefined ? 'untouched' : OBSERVATION_SHAPES[seen]}
                      label={t(`observation.${seen ?? 'none'}`)}
                      size="small"
                    />
                    <span>{indicator.text}</span>
                  </li>
                );
              })}
            </ul>
          </div>
        );
      })}
      {notes.map((note) => {
        const phase = phases.find(({ id }) => id === note.stamp.phaseId);
        return (
          <p key={note.id} className={styles['note']}>
            {phase === undefined || note.stamp.elapsedMs === null ? null : (
              <span className={styles['when']}>
                {phase.title} {formatDuration(note.stamp.elapsedMs)}{' '}
              </span>
            )}
            {note.text}
          </p>
        );
      })}
    </section>
  );
}
