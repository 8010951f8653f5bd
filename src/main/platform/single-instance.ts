import { app } from 'electron';
import type { BrowserWindow } from 'electron';

/**
 * Claims this data folder for one running application. False when another one holds it: that one comes to the front,
 * and this one should leave without a word.
 */
export function claimSingleInstance(mainWindow: () => BrowserWindow | null): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', () => {
    const window = mainWindow();
    if (window === null) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  });
  return true;
}
