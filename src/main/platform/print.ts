import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BrowserWindow } from 'electron';

export interface PrintOptions {
  /** Folder for the file while it prints; it is deleted with the window. */
  readonly folder: string;
  readonly title: string;
}

/**
 * Opens the PDF in a window of its own, with the system's print dialog over it. False when nothing was printed: the
 * window then stays, with its own print button, until the user closes it.
 */
export async function printPdf(bytes: Uint8Array, { folder, title }: PrintOptions): Promise<boolean> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${randomUUID()}.pdf`);
  await writeFile(file, bytes, { mode: 0o600 });
  const window = openViewer(title);
  const isClosed = new Promise<void>((resolve) => {
    window.once('closed', resolve);
  });
  try {
    await window.loadFile(file);
    const isPrinted = await print(window);
    if (isPrinted) window.close();
    else await isClosed;
    return isPrinted;
  } finally {
    if (!window.isDestroyed()) window.destroy();
    await rm(file, { force: true });
  }
}

function openViewer(title: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 900,
    height: 1000,
    title,
    autoHideMenuBar: true,
    // Chromium's own PDF viewer, in a page that can run nothing of ours.
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, plugins: true },
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

function print(window: BrowserWindow): Promise<boolean> {
  return new Promise((resolve) => {
    window.webContents.print({ silent: false, printBackground: true }, (isPrinted) => {
      resolve(isPrinted);
    });
  });
}
