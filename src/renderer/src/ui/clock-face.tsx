import type { ReactNode } from 'react';
import { bindClasses } from './class-names.ts';
import styles from './clock-face.module.css';
import { formatDuration, readCountdown } from './format-duration.ts';
import { Glyph } from './glyph.tsx';
import type { GlyphName } from './glyph.tsx';

const cx = bindClasses(styles);

export type ClockStatus = 'stopped' | 'running' | 'paused' | 'interrupted';
export type ClockPhaseState = 'waiting' | 'current' | 'done';

export interface ClockPhase {
  readonly id: string;
  readonly title: string;
  readonly durationMs: number;
  readonly elapsedMs: number;
  readonly state: ClockPhaseState;
}

export interface ClockFaceProps {
  readonly phases: readonly ClockPhase[];
  /** Title of the phase that the digits count. */
  readonly phaseTitle: string;
  /** Time left of the current phase; negative during overtime. */
  readonly remainingMs: number;
  readonly status: ClockStatus;
  /** The status in words, with the reason of a pause. */
  readonly statusLabel: string;
  readonly nextReminder?: string | undefined;
  /** Reminder to speak; only a change of this text is announced, never a second. */
  readonly announcement?: string | undefined;
  /** Name of the timer for assistive technology. */
  readonly label: string;
  readonly size?: 'compact' | 'large';
  /** The hand's actions: pause, next phase. */
  readonly actions?: ReactNode;
}

const STATUS_GLYPH: Readonly<Record<ClockStatus, GlyphName>> = {
  stopped: 'stopped',
  running: 'running',
  paused: 'paused',
  interrupted: 'caution',
};

/** The clock of a passage. Only draws: the caller derives the remaining time from instants. */
export function ClockFace({
  phases,
  phaseTitle,
  remainingMs,
  status,
  statusLabel,
  nextReminder,
  announcement = '',
  label,
  size = 'large',
  actions,
}: ClockFaceProps) {
  const { sign, digits } = readCountdown(remainingMs);
  const isOvertime = remainingMs <= 0 && status !== 'stopped';
  return (
    <section className={cx('clock', size, status, isOvertime && 'overtime')} aria-label={label}>
      <div className={cx('words')}>
        <div className={cx('phase')}>{phaseTitle}</div>
        <div className={cx('status')}>
          <Glyph name={STATUS_GLYPH[status]} />
          <span>{statusLabel}</span>
        </div>
        {nextReminder === undefined ? null : <div className={cx('reminder')}>{nextReminder}</div>}
      </div>
      <div role="timer" aria-label={label} className={cx('digits')}>
        {sign === '' ? null : <span>{sign}</span>}
        <span>{digits}</span>
      </div>
      {actions === undefined ? null : <div className={cx('actions')}>{actions}</div>}
      <PhaseBar phases={phases} isLabelled={size === 'large'} />
      <div role="status" aria-live="polite" className={cx('spoken')}>
        {announcement}
      </div>
    </section>
  );
}

export interface PhaseBarProps {
  readonly phases: readonly ClockPhase[];
  readonly isLabelled?: boolean;
}

/** The phases to scale, filling like ink. */
function PhaseBar({ phases, isLabelled = true }: PhaseBarProps) {
  return (
    <ol className={cx('bar')}>
      {phases.map((phase) => (
        <li
          key={phase.id}
          className={cx('segment', phase.state)}
          style={{ flexGrow: Math.max(1, phase.durationMs) }}
        >
          <div className={cx('trough')}>
            <div className={cx('ink')} style={{ transform: `scaleX(${inkShare(phase).toFixed(4)})` }} />
          </div>
          <div className={cx('caption', !isLabelled && 'spoken')}>
            <span>{phase.title}</span>
            <span>{formatDuration(phase.durationMs)}</span>
          </div>
        </li>
      ))}
    </ol>
  );
}

function inkShare({ durationMs, elapsedMs }: ClockPhase): number {
  return durationMs > 0 ? Math.min(1, Math.max(0, elapsedMs / durationMs)) : 0;
}
