import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { EmptyState } from '../../../ui/index.ts';
import { useSeat } from '../hooks/use-seat.ts';
import { GridSheet } from './grid-sheet.tsx';
import styles from './grid.module.css';
import { SeatDoor } from './seat-door.tsx';
import { SeatTabs } from './seat-tabs.tsx';

export interface GridWorkspaceProps {
  readonly passage: PassageView;
  /** Shows the grid of the next candidate who passes together with this one. */
  readonly onNextCandidate?: () => void;
}

/** The jurors' seats on this laptop: one is open at a time, behind its PIN, and shows its own grid only. */
export function GridWorkspace({ passage, onNextCandidate }: GridWorkspaceProps) {
  const { t } = useTranslation('grid');
  const seat = useSeat(passage.passageId);
  const [chosenId, setChosenId] = useState(seat.jurorId);
  const seats = passage.seats.filter(({ isMarking }) => isMarking);
  const speakers = passage.seats.filter(
    ({ arrivedAt, isMarking, isSitting }) => isSitting && !isMarking && arrivedAt !== null,
  );
  const chosen = seats.find(({ jurorId }) => jurorId === chosenId) ?? null;

  if (seats.length === 0) return <EmptyState title={t('noSeat.title')}>{t('noSeat.text')}</EmptyState>;
  return (
    <div className={styles['workspace']}>
      <SeatTabs
        seats={seats}
        criterionCount={passage.criterionCount}
        chosenId={chosenId}
        openId={seat.jurorId}
        onChoose={(jurorId) => {
          if (seat.jurorId !== jurorId) seat.close();
          setChosenId(jurorId);
        }}
      />
      {speakers.map(({ jurorId, name }) => (
        <p key={jurorId}>{t('speaks', { name })}</p>
      ))}
      {chosen === null ? (
        <EmptyState title={t('chooseSeat.title')}>{t('chooseSeat.text')}</EmptyState>
      ) : seat.jurorId === chosen.jurorId && seat.view !== null ? (
        <GridSheet
          key={chosen.jurorId}
          passage={passage}
          seat={seat}
          view={seat.view}
          {...(onNextCandidate === undefined ? {} : { onNextCandidate })}
          onLeave={() => {
            seat.close();
            setChosenId(null);
          }}
        />
      ) : (
        <SeatDoor
          key={chosen.jurorId}
          member={chosen}
          sessionId={passage.sessionId}
          isClosedByApp={seat.isClosedByApp}
          onOpen={(pin) => seat.open(chosen.jurorId, pin)}
        />
      )}
    </div>
  );
}
