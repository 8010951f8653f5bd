import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreenView } from '../../../../shared/areas/room.ts';
import { bindClasses, readCountdown } from '../../ui/index.ts';
import { useClock } from '../passage/index.ts';
import { CandidateSheetText } from '../roleplay/index.ts';
import styles from './candidate-screen.module.css';
import { clockOfScreen, useShownScreen } from './hooks/use-shown-screen.ts';

const cx = bindClasses(styles);

/** The whole page of the candidate's screen: phase, digits, bar. Nothing else is ever in it. */
export function CandidateTimeScreen() {
  const view = useShownScreen();
  return <main className={cx('page')}>{view === null ? null : <Shown view={view} />}</main>;
}

function Shown({ view }: { readonly view: ScreenView }) {
  const { t } = useTranslation('clock');
  const snapshot = useMemo(() => clockOfScreen(view), [view]);
  const clock = useClock(snapshot);
  const [phase] = clock.phases;
  if (phase === undefined) return null;
  const isOver = phase.remainingMs <= 0;
  const isStill = clock.status !== 'running';
  const share = phase.grantedMs > 0 ? Math.min(1, phase.elapsedMs / phase.grantedMs) : 0;
  return (
    <div className={cx('time', view.sheet !== null && 'beside')}>
      {view.candidate === null ? null : <p className={cx('name')}>{view.candidate}</p>}
      <h1 className={cx('phase')}>{phase.title}</h1>
      {isOver ? (
        <p className={cx('digits', 'over')}>{t('candidate.over')}</p>
      ) : (
        <p role="timer" className={cx('digits')}>
          {readCountdown(phase.remainingMs).digits}
        </p>
      )}
      <div className={cx('trough')}>
        <div className={cx('ink')} style={{ transform: `scaleX(${share.toFixed(4)})` }} />
      </div>
      <p className={cx('status')}>{isStill && !isOver ? t('candidate.suspended') : ' '}</p>
      {view.sheet === null ? null : (
        <section className={cx('sheet')}>
          <h2>{view.sheet.title}</h2>
          <CandidateSheetText sheet={view.sheet} />
        </section>
      )}
    </div>
  );
}
