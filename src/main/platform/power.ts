import { powerMonitor, powerSaveBlocker } from 'electron';

/** Keeps the machine from falling asleep, while a clock runs. */
export function createWakefulness(): (isAwake: boolean) => void {
  let blockerId: number | null = null;
  return (isAwake) => {
    if (isAwake && blockerId === null) blockerId = powerSaveBlocker.start('prevent-display-sleep');
    if (!isAwake && blockerId !== null) {
      powerSaveBlocker.stop(blockerId);
      blockerId = null;
    }
  };
}

/** Hands on what the system says of sleep; it may say nothing, or only half of it. */
export function followSleep(news: { readonly suspend: () => void; readonly resume: () => void }): void {
  powerMonitor.on('suspend', news.suspend);
  powerMonitor.on('resume', news.resume);
}
