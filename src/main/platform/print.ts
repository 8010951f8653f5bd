import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BrowserWindow } from 'electron';

export interface PrintOptions {
  /** Folder for the file while its window is open. */
  readonly folder: string;
  readonly title: string;
}

/**
 * Shows the PDF in a window of its own, in Chromium's viewer, whose print button opens the system's dialog. Printing is
 * left to that button: the viewer does not say when its pages are drawn, and asked too early it prints blank ones.
 * False when the window could not show it.
 */
export async function showForPrinting(bytes: Uint8Array, { folder, title }: PrintOptions): Promise<boolean> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${randomUUID()}.pdf`);
  await writeFile(file, bytes, { mode: 0o600 });
  const window = openViewer(title);
  window.once('closed', () => {
    void rm(file, { force: true });
  });
  try {
    await window.loadFile(file);
    return true;
  } catch {
    window.destroy();
    return false;
  }
}

/** Deletes what an abrupt end left behind; at start-up, before any window. */
export function clearPrintFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

function openViewer(title: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 900,
    height: 1000,
    title,
    autoHideMenuBar: true,
    // A page that can run nothing of ours: no preload, no API.
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      plugins: true,
      devTools: false,
    },
  });
  window.on('page-title-updated', (event) => {
    event.preventDefault();
  });
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  window.webContents.on('will-navigate', (event) => {
    event.preventDefault();
  });
  return window;
}
