import { powerMonitor, powerSaveBlocker } from 'electron';
import type { Power, SleepNews } from '../../core/kernel/deps.ts';

export interface MachinePower extends Power {
  /** Tells every listener that the machine falls asleep, or woke up. */
  readonly signal: SleepNews;
}

/** Sleep, waking, and keeping awake. */
export function createPower(): MachinePower {
  const suspend = createSignal();
  const resume = createSignal();
  let blockerId: number | null = null;
  return {
    keepAwake(isAwake) {
      if (isAwake && blockerId === null) blockerId = powerSaveBlocker.start('prevent-display-sleep');
      if (!isAwake && blockerId !== null) {
        powerSaveBlocker.stop(blockerId);
        blockerId = null;
      }
    },
    onSuspend: suspend.listen,
    onResume: resume.listen,
    signal: { suspend: suspend.tell, resume: resume.tell },
  };
}

function createSignal() {
  const listeners = new Set<() => void>();
  return {
    listen: (listener: () => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    tell: () => {
      for (const listener of listeners) listener();
    },
  };
}

/** Hands on what the system says of sleep; it may say nothing, or only half of it. */
export function followSleep({ signal }: MachinePower): void {
  powerMonitor.on('suspend', signal.suspend);
  powerMonitor.on('resume', signal.resume);
}
