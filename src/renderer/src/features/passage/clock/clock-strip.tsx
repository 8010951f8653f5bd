import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ClockInProgress } from '../../../../../shared/areas/passage/clocks.ts';
import { bindClasses, Glyph, readCountdown } from '../../../ui/index.ts';
import type { GlyphName } from '../../../ui/index.ts';
import { useClocksInProgress } from '../queries.ts';
import { phaseOnClock } from './clock-extrapolation.ts';
import styles from './clock-strip.module.css';
import { statusWords } from './clock-words.ts';
import { oneOfEachClock } from './one-clock.ts';
import { useClock } from './use-clock.ts';
import { reminderSentence, useReminders } from './use-reminders.ts';

const cx = bindClasses(styles);

const GLYPHS: Readonly<Record<'running' | 'paused' | 'interrupted', GlyphName>> = {
  running: 'running',
  paused: 'paused',
  interrupted: 'caution',
};

/** The clocks in progress, on every screen but that of their own passage: phase, time, reminders, and the way back. */
export function ClockStrips({ shownPassageId }: { readonly shownPassageId: string | null }) {
  const clocks = useClocksInProgress().data ?? [];
  return oneOfEachClock(clocks, shownPassageId).map((clock) => (
    <ClockStrip key={clock.passageId} {...clock} />
  ));
}

function ClockStrip({ passageId, candidate, clock: snapshot }: ClockInProgress) {
  const { t } = useTranslation('clock');
  const { t: tPassage } = useTranslation('passage');
  const clock = useClock(snapshot);
  const phase = phaseOnClock(clock);
  const reminder = useReminders(passageId, phase?.id ?? null);
  if (phase === null || clock.status === 'stopped') return null;
  const { sign, digits } = readCountdown(phase.remainingMs);
  const reminderText = reminder === null ? '' : reminderSentence(tPassage, reminder);
  const isOvertime = phase.remainingMs <= 0;
  return (
    <section
      className={cx('strip', clock.status, isOvertime && 'overtime', reminderText !== '' && 'reminding')}
      aria-label={t('strip.label')}
      data-print="hidden"
    >
      <Glyph name={GLYPHS[clock.status]} />
      <span role="timer" aria-label={t('strip.label')} className={cx('digits')}>
        {sign}
        {digits}
      </span>
      <span className={cx('what')}>
        <span>{t('strip.of', { candidate, phase: phase.title })}</span>
        <span className={cx('status')}>{statusWords(tPassage, clock)}</span>
      </span>
      <span role="status" className={cx('reminder')}>
        {reminderText}
      </span>
      <Link
        className={cx('back')}
        to="/passages/$passageId"
        params={{ passageId }}
        aria-label={t('strip.backTo', { candidate })}
      >
        {t('strip.back')}
      </Link>
    </section>
  );
}
