import type { Ref } from 'react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { OBSERVATIONS } from '../../../../../domain/assessment/assessment.types.ts';
import type { Observation } from '../../../../../domain/assessment/assessment.types.ts';
import type { AssessedCompetence, AssessedCriterion } from '../../../../../domain/certification/assessed.ts';
import type { PhaseView } from '../../../../../shared/areas/passage/clocks.ts';
import type { GridView } from '../../../../../shared/areas/passage/seats.ts';
import { levelsOf } from '../../../lib/marks.ts';
import { Button, MarkChoice } from '../../../ui/index.ts';
import type { MarkOption, MarkShape } from '../../../ui/index.ts';
import type { GridWrites } from '../hooks/grid-writes.ts';
import type { SeatEntryWords } from '../hooks/seat-entries.ts';
import styles from './grid.module.css';
import { NoteMargin } from './note-margin.tsx';

const OBSERVATION_SHAPES: Readonly<Record<Observation, MarkShape>> = {
  observed: 'full',
  partly: 'half',
  'not-observed': 'not-observed',
  'not-applicable': 'not-applicable',
};

export interface CompetenceCardProps {
  readonly competence: AssessedCompetence;
  readonly view: GridView;
  readonly writes: GridWrites;
  /** What was entered and is not stored. */
  readonly unsaved: readonly SeatEntryWords[];
  readonly isReadOnly: boolean;
  readonly phases: readonly PhaseView[];
  readonly noteFieldRef: Ref<HTMLTextAreaElement>;
}

/** The competence at hand: criteria with their mark, indicators as evidence, notes in the margin. */
export function CompetenceCard({
  competence,
  view,
  writes,
  unsaved,
  isReadOnly,
  phases,
  noteFieldRef,
}: CompetenceCardProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <article className={styles['card']} aria-labelledby={`competence-${competence.id}`}>
      <h3 ref={heading} id={`competence-${competence.id}`} className={styles['statement']}>
        <span className={styles['code']}>{competence.id}</span> {competence.statement}
      </h3>
      <div className={styles['cardBody']}>
        <div className={styles['criteria']}>
          {competence.criteria.map((criterion) => (
            <CriterionRows
              key={criterion.id}
              criterion={criterion}
              view={view}
              writes={writes}
              unsaved={unsaved}
              isReadOnly={isReadOnly}
            />
          ))}
        </div>
        <NoteMargin
          key={competence.id}
          competenceId={competence.id}
          notes={view.grid.notes.filter((note) => note.competenceId === competence.id)}
          unsaved={unsaved.flatMap((words) =>
            words.kind === 'note' && words.competenceId === competence.id ? [words.text] : [],
          )}
          phases={phases}
          isReadOnly={isReadOnly}
          fieldRef={noteFieldRef}
          onAdd={(text) => {
            writes.addNote(competence.id, text);
          }}
          onRetract={writes.retractNote}
        />
      </div>
    </article>
  );
}

interface CriterionRowsProps {
  readonly criterion: AssessedCriterion;
  readonly view: GridView;
  readonly writes: GridWrites;
  readonly unsaved: readonly SeatEntryWords[];
  readonly isReadOnly: boolean;
}

function CriterionRows({ criterion, view, writes, unsaved, isReadOnly }: CriterionRowsProps) {
  const { t } = useTranslation('grid');
  const levelId = view.grid.marks[criterion.id] ?? null;
  const levels: readonly MarkOption[] = levelsOf(criterion.scale).map((level, position) => ({
    ...level,
    keyHint: isReadOnly ? undefined : String(position + 1),
  }));
  const observations: readonly MarkOption<Observation>[] = OBSERVATIONS.map((id) => ({
    id,
    label: t(`observation.${id}`),
    sign: OBSERVATION_SHAPES[id],
  }));
  return (
    <div>
      <div className={styles['criterionHead']}>
        <p className={styles['criterionTitle']}>{criterion.title}</p>
        {isReadOnly || levelId === null ? null : (
          <Button
            variant="quiet"
            onPress={() => {
              writes.mark(criterion.id, null);
            }}
          >
            {t('clear')}
          </Button>
        )}
      </div>
      <MarkChoice
        label={t('markOf', { criterion: criterion.title })}
        options={levels}
        value={levelId}
        onChange={(id) => {
          writes.mark(criterion.id, id);
        }}
        isReadOnly={isReadOnly}
        size="large"
      />
      {unsaved.some((words) => words.kind === 'mark' && words.criterionId === criterion.id) ? (
        <p className={styles['unsaved']}>{t('unsaved')}</p>
      ) : null}
      <ul className={styles['indicators']}>
        {criterion.indicators.map((indicator) => (
          <li key={indicator.id} className={styles['indicator']}>
            <span className={styles['indicatorText']}>{indicator.text}</span>
            <MarkChoice
              label={indicator.text}
              options={observations}
              value={view.grid.observations[indicator.id] ?? null}
              onChange={(value) => {
                writes.observe(indicator.id, value);
              }}
              isReadOnly={isReadOnly}
            />
            {unsaved.some((words) => words.kind === 'observation' && words.indicatorId === indicator.id) ? (
              <p className={styles['unsaved']}>{t('unsaved')}</p>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
