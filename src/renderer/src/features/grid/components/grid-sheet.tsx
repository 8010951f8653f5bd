import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { steppedMark } from '../../../../../domain/assessment/reckoning/typed-mark.ts';
import type { AssessedCompetence } from '../../../../../domain/certification/assessed.ts';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import type { GridView } from '../../../../../shared/areas/passage/seats.ts';
import { keptPlace, keepPlace } from '../hooks/seat-place.ts';
import { gridSections } from '../hooks/grid-sections.ts';
import { useShortcuts } from '../../../lib/shortcuts.ts';
import type { Shortcuts } from '../../../lib/shortcuts.ts';
import { givenMark, givenMarks } from '../hooks/grid-desk.ts';
import type { GridDesk } from '../hooks/grid-desk.ts';
import { digitAct, DIGITS, keyedCriterion } from '../hooks/grid-keys.ts';
import type { DigitKey } from '../hooks/grid-keys.ts';
import { gridWrites } from '../hooks/grid-writes.ts';
import type { SeatEntryWords } from '../hooks/seat-entries.ts';
import { useNumberDrafts } from '../hooks/use-number-drafts.ts';
import type { SheetSeat } from '../hooks/use-seat.ts';
import { CompetenceCard, criterionAt } from './competence-card.tsx';
import { CompetenceLine } from './competence-line.tsx';
import styles from './grid.module.css';
import { FastEntry } from '../fast/fast-entry.tsx';
import { PaperBar } from '../fast/paper-bar.tsx';
import { useFastEntry } from '../fast/use-fast-entry.ts';
import { RefusedEntries } from './refused-entries.tsx';
import { SealBar } from './seal-bar.tsx';
import { SheetHead } from './sheet-head.tsx';

export interface GridSheetProps {
  readonly passage: PassageView;
  readonly seat: SheetSeat;
  readonly view: GridView;
  readonly onLeave: () => void;
  readonly onNextCandidate?: () => void;
  /** Said of what was entered, in the place of the desk's own words. */
  readonly saved?: ReactNode;
  /** One competence fills the screen: the others are gone to, and not listed. */
  readonly isOneAtATime?: boolean;
}

/** One juror's grid: the competence at hand is open, the others are folded to a line. */
export function GridSheet({
  passage,
  seat,
  view,
  onLeave,
  onNextCandidate,
  saved,
  isOneAtATime = false,
}: GridSheetProps) {
  const { t } = useTranslation('grid');
  const { competences } = passage;
  const [openId, setOpenId] = useState(() => keptPlace(passage.passageId, view.jurorId) ?? '');
  const [isJumping, setJumping] = useState(false);
  const [areDescriptorsShown, setDescriptorsShown] = useState(false);
  const noteField = useRef<HTMLTextAreaElement>(null);
  const drafts = useNumberDrafts(competences);
  const writes = gridWrites(seat, view);
  const isSealed = view.grid.sealedAt !== null;
  const index = Math.max(
    0,
    competences.findIndex(({ id }) => id === openId),
  );
  const current = competences[index];
  const sections = gridSections(passage);
  useEffect(() => {
    if (current !== undefined) keepPlace(passage.passageId, view.jurorId, current.id);
  }, [current, passage.passageId, view.jurorId]);

  const step = (by: 1 | -1) => {
    const next = competences[index + by];
    if (next !== undefined) setOpenId(next.id);
  };
  const toUntouched = () => {
    const rest = [...competences.slice(index + 1), ...competences.slice(0, index + 1)];
    const untouched = rest.find(({ id }) => view.coverage[id] === 'untouched');
    if (untouched !== undefined) setOpenId(untouched.id);
  };
  const desk: GridDesk = {
    view,
    writes,
    unsaved: unsavedOf(seat),
    drafts,
    isReadOnly: isSealed,
    areDescriptorsShown,
    onDescriptors: () => {
      setDescriptorsShown(!areDescriptorsShown);
    },
    onLetter: (letter) => {
      if (letter === 'C') onNextCandidate?.();
      Object.entries(shortcuts).find(([key]) => key === letter)?.[1]();
    },
  };
  const shortcuts: Shortcuts = {
    J: () => {
      step(1);
    },
    K: () => {
      step(-1);
    },
    U: toUntouched,
    G: () => {
      setJumping(true);
    },
    N: () => noteField.current?.focus(),
    Z: seat.undo,
    D: desk.onDescriptors,
    ...markKeys(current, desk),
  };
  const fast = useFastEntry(passage, seat, desk);
  useShortcuts(shortcuts, !isSealed && !fast.isOpen);

  return (
    <section
      className={styles['sheet']}
      data-open-grid
      aria-label={t('gridOf', { name: nameOf(passage, view.jurorId) })}
    >
      <SheetHead
        passage={passage}
        seat={seat}
        saved={saved}
        view={view}
        sections={sections}
        place={{ index, openId: current?.id ?? null }}
        isJumping={isJumping}
        onJumping={setJumping}
        onGoTo={setOpenId}
        onStep={step}
        onLeave={onLeave}
      />
      <RefusedEntries passage={passage} seat={seat} />
      {fast.isOffered && seat.token ? <PaperBar token={seat.token} fast={fast} isSealed={isSealed} /> : null}
      {fast.isOpen ? <FastEntry fast={fast} desk={desk} /> : null}
      <div data-focus-scope={view.jurorId} hidden={fast.isOpen}>
        {sections.map((section) => (
          <section
            key={section.id}
            {...(section.title === null ? {} : { 'aria-labelledby': `section-${section.id}` })}
          >
            {section.title === null ? null : (
              <h3 id={`section-${section.id}`} className={styles['sectionTitle']}>
                {section.title}
              </h3>
            )}
            <ol className={styles['competences']}>
              {section.competences.map((competence) => (
                <li key={competence.id}>
                  {competence.id === current?.id ? (
                    <CompetenceCard
                      competence={competence}
                      desk={desk}
                      phases={passage.clock.phases}
                      noteFieldRef={noteField}
                      arrival={index === 0 ? 'nearest' : 'start'}
                    />
                  ) : isOneAtATime ? null : (
                    <CompetenceLine
                      competence={competence}
                      view={view}
                      onOpen={() => {
                        setOpenId(competence.id);
                      }}
                    />
                  )}
                </li>
              ))}
            </ol>
          </section>
        ))}
      </div>
      <SealBar
        passage={passage}
        view={view}
        unreadIds={drafts.unreadIds}
        onSeal={writes.seal}
        onGoTo={fast.isOpen ? fast.goToCompetence : setOpenId}
      />
    </section>
  );
}

/** Where the number of a criterion is typed. */
function numberFieldOf(criterionId: string): HTMLElement | null {
  return document.querySelector(`[data-criterion="${CSS.escape(criterionId)}"] input`);
}

/** Digits, and the steps of a number: what they do to the competence at hand. */
function markKeys(competence: AssessedCompetence | undefined, desk: GridDesk): Shortcuts {
  if (competence === undefined) return {};
  const { drafts, writes } = desk;
  const marks = givenMarks(desk);
  const focusedId = () => criterionAt(document.activeElement);
  const press = (digit: DigitKey) => () => {
    const act = digitAct(competence, marks, focusedId(), digit);
    switch (act?.kind) {
      case 'mark':
        writes.mark(act.criterionId, act.levelId);
        break;
      case 'figure':
        drafts.set(act.criterionId, digit);
        numberFieldOf(act.criterionId)?.focus();
        break;
      case 'observe-nothing':
        writes.observeNothing(
          competence.criteria.flatMap(({ indicators }) => indicators.map(({ id }) => id)),
        );
        break;
      case undefined:
    }
  };
  const step = (by: 1 | -1) => () => {
    const criterion = keyedCriterion(competence, marks, focusedId());
    if (criterion?.scale.kind !== 'numeric') return;
    drafts.set(criterion.id, null);
    writes.mark(criterion.id, steppedMark(criterion.scale, givenMark(desk, criterion.id), by));
  };
  const digits = Object.fromEntries(DIGITS.map((digit) => [digit, press(digit)]));
  return { ...digits, '+': step(1), '-': step(-1) };
}

function nameOf(passage: PassageView, jurorId: string): string {
  return passage.seats.find((seat) => seat.jurorId === jurorId)?.name ?? '';
}

/** Entries that are not stored yet, on their way or refused. */
function unsavedOf({ pending, refused }: SheetSeat): readonly SeatEntryWords[] {
  return [...refused, ...pending].map(({ request }) => request.words);
}
