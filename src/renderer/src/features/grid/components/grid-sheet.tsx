import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scale } from '../../../../../domain/assessment/assessment.types.ts';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import type { GridView } from '../../../../../shared/areas/passage/seats.ts';
import { useShortcuts } from '../../../lib/shortcuts.ts';
import type { Shortcuts } from '../../../lib/shortcuts.ts';
import { Button, Glyph } from '../../../ui/index.ts';
import { gridWrites } from '../hooks/grid-writes.ts';
import type { SeatEntryWords } from '../hooks/seat-entries.ts';
import type { Seat } from '../hooks/use-seat.ts';
import { CompetenceCard } from './competence-card.tsx';
import { CompetenceLine } from './competence-line.tsx';
import styles from './grid.module.css';
import { RefusedEntries } from './refused-entries.tsx';
import { SealBar } from './seal-bar.tsx';

const LEVEL_KEYS = ['1', '2', '3', '4', '5', '6'] as const;

export interface GridSheetProps {
  readonly passage: PassageView;
  readonly seat: Seat;
  readonly view: GridView;
  readonly onLeave: () => void;
}

/** One juror's grid: the competence at hand is open, the others are folded to a line. */
export function GridSheet({ passage, seat, view, onLeave }: GridSheetProps) {
  const { t } = useTranslation('grid');
  const { competences, scale } = passage;
  const [openId, setOpenId] = useState(competences[0]?.id ?? '');
  const noteField = useRef<HTMLTextAreaElement>(null);
  const writes = gridWrites(seat, view);
  const isSealed = view.grid.sealedAt !== null;
  const index = Math.max(
    0,
    competences.findIndex(({ id }) => id === openId),
  );
  const current = competences[index];

  const step = (by: 1 | -1) => {
    const next = competences[index + by];
    if (next !== undefined) setOpenId(next.id);
  };
  const toUntouched = () => {
    const rest = [...competences.slice(index + 1), ...competences.slice(0, index + 1)];
    const untouched = rest.find(({ id }) => view.coverage[id] === 'untouched');
    if (untouched !== undefined) setOpenId(untouched.id);
  };
  const giveLevel = (levelId: string) => {
    // A competence of several criteria takes the key for the first that has no mark yet.
    const criterion =
      current?.criteria.find(({ id }) => view.grid.marks[id] === undefined) ?? current?.criteria[0];
    if (criterion !== undefined) writes.mark(criterion.id, levelId);
  };
  const shortcuts: Shortcuts = {
    J: () => {
      step(1);
    },
    K: () => {
      step(-1);
    },
    U: toUntouched,
    N: () => noteField.current?.focus(),
    Z: seat.undo,
    '0': () => {
      writes.observeNothing(
        current?.criteria.flatMap(({ indicators }) => indicators.map(({ id }) => id)) ?? [],
      );
    },
    ...levelShortcuts(scale, giveLevel),
  };
  useShortcuts(shortcuts, !isSealed);

  return (
    <section className={styles['sheet']} aria-label={t('gridOf', { name: nameOf(passage, view.jurorId) })}>
      <SheetHead passage={passage} seat={seat} isSealed={isSealed} onLeave={onLeave} />
      <ol className={styles['competences']} data-focus-scope={view.jurorId}>
        {competences.map((competence) => (
          <li key={competence.id}>
            {competence.id === current?.id ? (
              <CompetenceCard
                competence={competence}
                view={view}
                writes={writes}
                unsaved={unsavedOf(seat)}
                isReadOnly={isSealed}
                phases={passage.clock.phases}
                noteFieldRef={noteField}
              />
            ) : (
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
      <SealBar passage={passage} view={view} onSeal={writes.seal} onGoTo={setOpenId} />
    </section>
  );
}

/** Digits give the levels, from the best. */
function levelShortcuts(scale: Scale, give: (levelId: string) => void): Shortcuts {
  const bound: Partial<Record<(typeof LEVEL_KEYS)[number], () => void>> = {};
  LEVEL_KEYS.forEach((key, position) => {
    const level = scale.levels[position];
    if (level === undefined) return;
    bound[key] = () => {
      give(level.id);
    };
  });
  return bound;
}

function nameOf(passage: PassageView, jurorId: string): string {
  return passage.seats.find((seat) => seat.jurorId === jurorId)?.name ?? '';
}

/** Entries that are not stored yet, on their way or refused. */
function unsavedOf({ pending, refused }: Seat): readonly SeatEntryWords[] {
  return [...refused, ...pending].map(({ request }) => request.words);
}

interface SheetHeadProps {
  readonly passage: PassageView;
  readonly seat: Seat;
  readonly isSealed: boolean;
  readonly onLeave: () => void;
}

/** Whether everything is saved, the undo of the last entry, and the way out of the seat. */
function SheetHead({ passage, seat, isSealed, onLeave }: SheetHeadProps) {
  const { t } = useTranslation('grid');
  return (
    <>
      <div className={styles['sheetHead']}>
        <span className={styles['saved']} role="status">
          {isSealed
            ? t('sealedNote')
            : seat.pending.length > 0
              ? t('saving')
              : t(seat.refused.length === 0 ? 'saved' : 'notSaved', { count: seat.refused.length })}
        </span>
        {isSealed ? null : (
          <Button
            variant="quiet"
            icon={<Glyph name="undo" size={18} />}
            keyHint="Z"
            isDisabled={!seat.canUndo}
            onPress={seat.undo}
          >
            {t('undo')}
          </Button>
        )}
        <Button variant="quiet" onPress={onLeave}>
          {t('leave')}
        </Button>
      </div>
      <RefusedEntries passage={passage} seat={seat} />
    </>
  );
}
