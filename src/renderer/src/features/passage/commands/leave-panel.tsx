import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { bindClasses, Button } from '../../../ui/index.ts';
import { phaseOnClock } from '../clock/clock-extrapolation.ts';
import { useClock } from '../clock/use-clock.ts';
import { durationWords } from '../clock/words.ts';
import styles from './command-panel.module.css';
import { CommandPanel } from './command-panel.tsx';
import type { PassageCommander } from './use-passage-command.ts';

const cx = bindClasses(styles);

export interface LeavePanelProps {
  readonly passage: PassageView;
  /** Whether the next phase starts at once. */
  readonly isAdvance: boolean;
  readonly commander: PassageCommander;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asked while time is left: the candidate would lose it. */
export function LeavePanel({ passage, isAdvance, commander, onConfirm, onClose }: LeavePanelProps) {
  const { t } = useTranslation(['clock', 'passage']);
  const { t: tPassage } = useTranslation('passage');
  const phase = phaseOnClock(useClock(passage.clock));
  if (phase === null) return null;
  return (
    <CommandPanel
      title={t('leave.title', { remaining: durationWords(tPassage, Math.max(0, phase.remainingMs)) })}
      text={t('leave.text')}
      error={commander.error}
      onClose={onClose}
    >
      <div className={cx('choices')}>
        <Button onPress={onClose}>{t('passage:action.cancel')}</Button>
        <Button variant="danger" onPress={onConfirm}>
          {isAdvance ? t('leave.advance') : t('leave.end')}
        </Button>
      </div>
    </CommandPanel>
  );
}
