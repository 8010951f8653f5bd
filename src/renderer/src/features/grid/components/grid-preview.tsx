import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { applyGridEntry, coverage, emptyGrid } from '../../../../../domain/assessment/grid.ts';
import type { GridEntry } from '../../../../../domain/assessment/grid.ts';
import type { AssessedCompetence } from '../../../../../domain/certification/assessed.ts';
import { instant } from '../../../../../domain/time/time.ts';
import type { GridView } from '../../../../../shared/areas/passage/seats.ts';
import type { GridDesk } from '../hooks/grid-desk.ts';
import { useNumberDrafts } from '../hooks/use-number-drafts.ts';
import { CompetenceCard } from './competence-card.tsx';
import { CompetenceLine } from './competence-line.tsx';
import styles from './grid.module.css';

export interface GridPreviewProps {
  readonly competences: readonly AssessedCompetence[];
}

/** Nothing is timed here. */
const NO_MOMENT = { at: instant(0), phaseId: null, elapsedMs: null };

/** A grid to try with one’s own hands: it takes marks as a seat does, and keeps nothing. */
export function GridPreview({ competences }: GridPreviewProps) {
  const { t } = useTranslation('grid');
  const [openId, setOpenId] = useState(competences[0]?.id);
  const desk = usePreviewDesk(competences);
  const noteField = useRef<HTMLTextAreaElement>(null);
  const current = competences.find(({ id }) => id === openId) ?? competences[0];
  return (
    <section className={styles['sheet']} aria-label={t('preview')}>
      <ol className={styles['competences']}>
        {competences.map((competence) => (
          <li key={competence.id}>
            {competence.id === current?.id ? (
              <CompetenceCard
                competence={competence}
                desk={desk}
                phases={[]}
                noteFieldRef={noteField}
                arrival={null}
              />
            ) : (
              <CompetenceLine
                competence={competence}
                view={desk.view}
                onOpen={() => {
                  setOpenId(competence.id);
                }}
              />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** A desk over a grid that lives as long as it is shown. */
function usePreviewDesk(competences: readonly AssessedCompetence[]): GridDesk {
  const [grid, setGrid] = useState(() => emptyGrid(''));
  const [areDescriptorsShown, setDescriptorsShown] = useState(false);
  const drafts = useNumberDrafts(competences);
  const enter = (entry: GridEntry) => {
    setGrid((held) => applyGridEntry(held, entry, NO_MOMENT));
  };
  const view: GridView = {
    passageId: '',
    jurorId: '',
    grid,
    coverage: Object.fromEntries(competences.map((each) => [each.id, coverage(each, [grid])])),
    missing: [],
  };
  return {
    view,
    unsaved: [],
    drafts,
    isReadOnly: false,
    areDescriptorsShown,
    onDescriptors: () => {
      setDescriptorsShown(!areDescriptorsShown);
    },
    onLetter: () => undefined,
    writes: {
      observe: (indicatorId, value) => {
        enter({ kind: 'observe', indicatorId, value });
      },
      mark: (criterionId, levelId) => {
        enter({ kind: 'mark', criterionId, levelId });
      },
      observeNothing: () => undefined,
      addNote: (competenceId, text) => {
        enter({ kind: 'note', noteId: `${String(grid.notes.length)} ${text}`, competenceId, text });
      },
      retractNote: (noteId) => {
        enter({ kind: 'retract-note', noteId });
      },
      seal: () => undefined,
    },
  };
}
