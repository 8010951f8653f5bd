import { powerMonitor, powerSaveBlocker } from 'electron';
import type { Power } from '../usecases/deps.ts';
import type { ClockDevice } from './clock.ts';

export interface MachinePower extends Power {
  /** Tells every listener that the machine woke up. */
  signalResume(): void;
}

/** Sleep, waking, and keeping awake. */
export function createPower(): MachinePower {
  const listeners = new Set<() => void>();
  let blockerId: number | null = null;
  return {
    keepAwake(isAwake) {
      if (isAwake && blockerId === null) blockerId = powerSaveBlocker.start('prevent-display-sleep');
      if (!isAwake && blockerId !== null) {
        powerSaveBlocker.stop(blockerId);
        blockerId = null;
      }
    },
    onResume(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    signalResume() {
      for (const listener of listeners) listener();
    },
  };
}

/** Stops monotonic time while the machine sleeps, then tells the listeners. */
export function followSleep(device: ClockDevice, power: MachinePower): void {
  powerMonitor.on('suspend', () => {
    device.sleep();
  });
  powerMonitor.on('resume', () => {
    device.wake();
    power.signalResume();
  });
}
