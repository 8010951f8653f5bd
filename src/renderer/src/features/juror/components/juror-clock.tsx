import { useTranslation } from 'react-i18next';
import type { PassageView } from '../../../../../shared/areas/passage/passages.ts';
import { bindClasses, readCountdown } from '../../../ui/index.ts';
import {
  phaseOnClock,
  phaseShown,
  reminderSentence,
  statusWords,
  useClock,
  useReminders,
} from '../../passage/index.ts';
import { useJurorDevice } from '../hooks/device.ts';
import styles from './juror.module.css';

const cx = bindClasses(styles);

/** The passage's time in one line of the head: phase, digits, what the clock does, the last reminder. */
export function JurorClock({ passage }: { readonly passage: PassageView }) {
  const { t } = useTranslation('passage');
  const { time } = useJurorDevice();
  const clock = useClock(passage.clock, time);
  const reminder = useReminders(passage.passageId, phaseOnClock(clock)?.id ?? null);
  const phase = phaseShown(clock);
  if (phase === null) return null;
  const { digits, sign } = readCountdown(phase.remainingMs);
  const isOver = phase.remainingMs <= 0 && clock.status !== 'stopped';
  const share = phase.grantedMs > 0 ? Math.min(1, phase.elapsedMs / phase.grantedMs) : 0;
  const said = reminder === null ? null : reminderSentence(t, reminder);
  return (
    <section className={cx('clock', said !== null && 'reminding')} aria-label={t('clock.label')}>
      <span className={cx('phase')}>{phase.title}</span>
      <span role="timer" aria-label={t('clock.label')} className={cx('digits', isOver && 'over')}>
        {sign}
        {digits}
      </span>
      <span className={cx('clockState')}>{said ?? statusWords(t, clock)}</span>
      <span className={cx('trough')} aria-hidden>
        <span className={cx('ink')} style={{ transform: `scaleX(${share.toFixed(4)})` }} />
      </span>
      <span role="status" className={cx('spoken')}>
        {said}
      </span>
    </section>
  );
}
