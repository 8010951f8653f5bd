import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/views.ts';
import { bindClasses, Button } from '../../../ui/index.ts';
import { phaseOnClock } from '../clock/clock-extrapolation.ts';
import { useClock } from '../clock/use-clock.ts';
import { durationWords } from '../clock/words.ts';
import styles from './command-panel.module.css';
import { CommandPanel } from './command-panel.tsx';
import type { PassageCommander } from './use-passage-command.ts';

const cx = bindClasses(styles);

export interface FinishPanelProps {
  readonly passage: PassageView;
  readonly commander: PassageCommander;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asked only while time is left: the end of a phase is the one act of the clock that cannot be undone. */
export function FinishPanel({ passage, commander, onConfirm, onClose }: FinishPanelProps) {
  const { t } = useTranslation('passage');
  const phase = phaseOnClock(useClock(passage.clock));
  if (phase === null) return null;
  return (
    <CommandPanel
      title={t('finish.title', { remaining: durationWords(t, Math.max(0, phase.remainingMs)) })}
      text={t('finish.text')}
      error={commander.error}
      onClose={onClose}
    >
      <div className={cx('choices')}>
        <Button onPress={onClose}>{t('action.cancel')}</Button>
        <Button variant="danger" onPress={onConfirm}>
          {t('finish.confirm')}
        </Button>
      </div>
    </CommandPanel>
  );
}
