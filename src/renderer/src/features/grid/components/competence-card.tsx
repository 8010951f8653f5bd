import type { Ref } from 'react';
import { useEffect, useRef, useState } from 'react';
import type { AssessedCompetence, AssessedCriterion } from '../../../../../domain/certification/assessed.ts';
import type { PhaseView } from '../../../../../shared/areas/passage/clocks.ts';
import type { GridDesk } from '../hooks/grid-desk.ts';
import { keyedItems } from '../hooks/grid-keys.ts';
import { ChecklistRows } from './checklist-rows.tsx';
import { CriterionRows } from './criterion-rows.tsx';
import styles from './grid.module.css';
import { NoteMargin } from './note-margin.tsx';
import { Wording } from '../../../lib/wording.tsx';

export interface CompetenceCardProps {
  readonly competence: AssessedCompetence;
  readonly desk: GridDesk;
  readonly phases: readonly PhaseView[];
  readonly noteFieldRef: Ref<HTMLTextAreaElement>;
  /** Where the card goes as it opens: to the top, into sight with what stands above it, or nowhere. */
  readonly arrival: 'start' | 'nearest' | null;
}

/** The competence at hand: criteria with their mark, indicators as evidence, notes in the margin. */
export function CompetenceCard({ competence, desk, phases, noteFieldRef, arrival }: CompetenceCardProps) {
  const { isReadOnly, unsaved, view, writes } = desk;
  const heading = useRef<HTMLHeadingElement>(null);
  const [focusedId, setFocusedId] = useState<string | null>(null);
  useEffect(() => {
    if (arrival !== null) heading.current?.closest('article')?.scrollIntoView({ block: arrival });
  }, [arrival]);
  const itemIds = keyedItems(competence, view.grid.marks, focusedId).map(({ id }) => id);
  return (
    <article
      className={styles['card']}
      data-focus-scope={competence.id}
      aria-labelledby={`competence-${competence.id}`}
    >
      <h4 ref={heading} id={`competence-${competence.id}`} className={styles['statement']}>
        <span className={styles['code']}>{competence.sourceLabel}</span>{' '}
        <Wording>{competence.statement}</Wording>
      </h4>
      <div className={styles['cardBody']}>
        <div
          className={styles['criteria']}
          role="presentation"
          onFocus={({ target }) => {
            setFocusedId(criterionAt(target));
          }}
          onBlur={({ relatedTarget }) => {
            setFocusedId(criterionAt(relatedTarget));
          }}
        >
          {runsOf(competence.criteria).map((run) =>
            run.kind === 'checklist' ? (
              <ChecklistRows key={run.id} items={run.criteria} keyedIds={itemIds} desk={desk} />
            ) : (
              run.criteria.map((criterion) => (
                <CriterionRows key={criterion.id} criterion={criterion} desk={desk} />
              ))
            ),
          )}
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

/** The criterion that an element belongs to. */
export function criterionAt(element: EventTarget | null): string | null {
  if (!(element instanceof Element)) return null;
  return element.closest('[data-criterion]')?.getAttribute('data-criterion') ?? null;
}

interface Run {
  readonly kind: 'checklist' | 'criteria';
  readonly id: string;
  readonly criteria: AssessedCriterion[];
}

/** Items that follow each other make one list; a global rating comes last. */
function runsOf(criteria: readonly AssessedCriterion[]): readonly Run[] {
  const isGlobal = ({ scale }: AssessedCriterion) => scale.kind === 'global';
  const ordered = [...criteria.filter((each) => !isGlobal(each)), ...criteria.filter(isGlobal)];
  const runs: Run[] = [];
  for (const criterion of ordered) {
    const kind = criterion.scale.kind === 'checklist' ? 'checklist' : 'criteria';
    const open = runs.at(-1);
    if (open?.kind === kind) open.criteria.push(criterion);
    else runs.push({ kind, id: criterion.id, criteria: [criterion] });
  }
  return runs;
}
