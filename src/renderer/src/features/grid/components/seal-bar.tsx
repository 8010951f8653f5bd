import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GridView, PassageView } from '../../../../../shared/views.ts';
import { useFormats } from '../../../lib/format.ts';
import { Button, Dialog, Stamp } from '../../../ui/index.ts';
import styles from './grid.module.css';

export interface SealBarProps {
  readonly passage: PassageView;
  readonly view: GridView;
  readonly onSeal: () => void;
  readonly onGoTo: (competenceId: string) => void;
}

/** Sealing: offered once the phases have ended, refused while a criterion has no mark, naming which. */
export function SealBar({ passage, view, onSeal, onGoTo }: SealBarProps) {
  const { t } = useTranslation('grid');
  const formats = useFormats();
  const [isAsking, setIsAsking] = useState(false);
  const { sealedAt } = view.grid;
  if (sealedAt !== null) {
    return (
      <div className={styles['seal']}>
        <Stamp label={t('seal.done')} date={formats.dateTime(sealedAt)} />
      </div>
    );
  }
  const isOver = passage.clock.phases.every(({ state }) => state === 'done');
  const missingIds = [...new Set(view.missing.map(({ competenceId }) => competenceId))];
  const isBlocked = !isOver || missingIds.length > 0;
  return (
    <div className={styles['seal']}>
      <div id="seal-reason" className={styles['sealReason']}>
        {missingIds.length === 0 ? null : (
          <>
            <span>{t('seal.missing')}</span>
            {missingIds.map((id) => (
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
          </>
        )}
        {isOver ? null : <span>{t('seal.phasesRunning')}</span>}
      </div>
      <Button
        variant={passage.stage === 'timed' && !isOver ? 'secondary' : 'primary'}
        size="large"
        aria-describedby="seal-reason"
        {...(isBlocked ? { 'aria-disabled': 'true' as const } : {})}
        onPress={() => {
          if (!isBlocked) setIsAsking(true);
        }}
      >
        {t('seal.action')}
      </Button>
      <Dialog
        title={t('seal.confirmTitle')}
        isOpen={isAsking}
        onClose={() => {
          setIsAsking(false);
        }}
        actions={
          <>
            <Button
              onPress={() => {
                setIsAsking(false);
              }}
            >
              {t('seal.cancel')}
            </Button>
            <Button
              variant="primary"
              onPress={() => {
                setIsAsking(false);
                onSeal();
              }}
            >
              {t('seal.action')}
            </Button>
          </>
        }
      >
        {t('seal.confirmText')}
      </Dialog>
    </div>
  );
}
