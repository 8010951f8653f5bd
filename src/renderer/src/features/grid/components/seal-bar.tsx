import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isUnobserved } from '../../../../../domain/assessment/grid.ts';
import { sealLacks } from '../../../../../domain/passage/passage.assessing.ts';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import type { GridView } from '../../../../../shared/areas/passage/seats.ts';
import { ConfirmDialog } from '../../../lib/confirm-dialog.tsx';
import { useFormats } from '../../../lib/format.ts';
import { Button, Notice, Stamp } from '../../../ui/index.ts';
import styles from './grid.module.css';

export interface SealBarProps {
  readonly passage: PassageView;
  readonly view: GridView;
  /** Competences of which a typed number is no mark: what would be sealed is not what is seen. */
  readonly unreadIds: readonly string[];
  readonly onSeal: () => void;
  readonly onGoTo: (competenceId: string) => void;
}

/** Sealing: offered once the phases have ended, refused while a criterion has no mark, naming which. */
export function SealBar({ passage, view, unreadIds, onSeal, onGoTo }: SealBarProps) {
  const { t } = useTranslation('grid');
  const formats = useFormats();
  const [isAsking, setIsAsking] = useState(false);
  const [isWarned, setWarned] = useState(false);
  const { sealedAt } = view.grid;
  if (sealedAt !== null) {
    return (
      <div className={styles['seal']}>
        <Stamp label={t('seal.done')} date={formats.dateTime(sealedAt)} />
      </div>
    );
  }
  const { missing, unfinishedPhaseIds } = sealLacks(
    { stage: passage.stage, phases: passage.clock.phases },
    passage.competences,
    view.grid,
  );
  const isOver = unfinishedPhaseIds.length === 0;
  const missingIds = [...new Set(missing.map(({ competenceId }) => competenceId))];
  const isBlocked = !isOver || missingIds.length > 0 || unreadIds.length > 0;
  const isBare = isUnobserved(passage.competences, view.grid);
  const ask = () => {
    setIsAsking(true);
  };
  return (
    <div className={styles['seal']}>
      <div id="seal-reason" className={styles['sealReason']}>
        <Lacking title={t('seal.missing')} ids={missingIds} onGoTo={onGoTo} />
        <Lacking title={t('seal.unread')} ids={unreadIds} onGoTo={onGoTo} />
        {isOver ? null : <span>{t('seal.phasesRunning')}</span>}
      </div>
      <Button
        variant={passage.stage === 'timed' && !isOver ? 'secondary' : 'primary'}
        size="large"
        aria-describedby="seal-reason"
        {...(isBlocked ? { 'aria-disabled': 'true' as const } : {})}
        onPress={() => {
          if (isBlocked) return;
          if (isBare) setWarned(true);
          else ask();
        }}
      >
        {t('seal.action')}
      </Button>
      {isWarned && isBare && !isBlocked ? (
        <BareWarning
          onBack={() => {
            setWarned(false);
          }}
          onSeal={ask}
        />
      ) : null}
      <ConfirmDialog
        title={t('seal.confirmTitle')}
        confirmLabel={t('seal.action')}
        cancelLabel={t('seal.cancel')}
        variant="primary"
        isOpen={isAsking}
        onConfirm={() => {
          setIsAsking(false);
          onSeal();
        }}
        onClose={() => {
          setIsAsking(false);
        }}
      >
        {t('seal.confirmText')}
      </ConfirmDialog>
    </div>
  );
}

/** The others are in the list of competences. */
const MOST_NAMED = 10;

interface LackingProps extends Pick<SealBarProps, 'onGoTo'> {
  readonly title: string;
  readonly ids: readonly string[];
}

/** Competences that keep the grid from being sealed, each as the way to it. */
function Lacking({ ids, onGoTo, title }: LackingProps) {
  const { t } = useTranslation('grid');
  if (ids.length === 0) return null;
  const rest = ids.length - MOST_NAMED;
  return (
    <>
      <span>{title}</span>
      {ids.slice(0, MOST_NAMED).map((id) => (
        <Button
          key={id}
          variant="quiet"
          onPress={() => {
            onGoTo(id);
          }}
        >
          {id}
        </Button>
      ))}
      {rest > 0 ? <span>{t('seal.more', { count: rest })}</span> : null}
    </>
  );
}

/** Asked in place before a grid without one observation is sealed: nothing forbids it, and nothing would bear it out. */
function BareWarning({ onBack, onSeal }: { readonly onBack: () => void; readonly onSeal: () => void }) {
  const { t } = useTranslation('grid');
  const inside = useRef<HTMLDivElement>(null);
  // Below the act that asked, which stays under the hand: the focus goes to the safe answer, and brings it into sight.
  useEffect(() => {
    inside.current?.querySelector('button')?.focus();
    inside.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={inside} className={styles['bare']}>
      <Notice
        tone="caution"
        isLive
        title={t('seal.bareTitle')}
        actions={
          <>
            <Button variant="quiet" onPress={onBack}>
              {t('seal.cancel')}
            </Button>
            <Button onPress={onSeal}>{t('seal.bareAction')}</Button>
          </>
        }
      >
        {t('seal.bareText')}
      </Notice>
    </div>
  );
}
