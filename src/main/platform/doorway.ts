/** What stands before the application: a folder that it can write, on this computer, and that nobody else has open. */
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { app } from 'electron';
import type { BrowserWindow } from 'electron';
import { computerNotes } from '../../core/db/computer-notes.ts';
import { BEAT_EVERY_MS, folderLock, isAlive } from '../../core/db/folder-lock.ts';
import type { FolderLock, Holder } from '../../core/db/folder-lock.ts';
import { isUnsandboxed } from './as-shipped.ts';
import { askAfterFailure } from './dialogs.ts';
import { notesFolder } from './notes-folder.ts';
import { profileFault } from './profile-check.ts';
import { claimSingleInstance } from './single-instance.ts';
import type { FailurePaths, StartupFailure } from './startup-message.ts';

/** By which Chromium keeps two applications of one computer out of one folder; another computer's stay after a power cut. */
const SINGLETON_FILES = ['SingletonLock', 'SingletonCookie', 'SingletonSocket'];

/**
 * Enters the data folder and answers its lock, or null when the application may not: then it has said why and left, with
 * exit code 1, or 0 when it is open on this computer already and came to the front. To be called before it is ready.
 */
export async function enterDataFolder(
  paths: FailurePaths,
  mainWindow: () => BrowserWindow | null,
): Promise<FolderLock | null> {
  const fault = isUnsandboxed() ? 'sandbox-off' : profileFault(paths.root);
  if (fault !== null) return leaveAfter(fault, paths);
  const lock = folderLock(paths.root, computerNotes(notesFolder()));
  const other = lock.other();
  if (other !== null) return meetOther(lock, other, paths);
  if (!claimSingleInstance(mainWindow)) {
    app.exit(0);
    return null;
  }
  lock.take();
  keepBeating(lock);
  return lock;
}

/** Another computer has, or had, the folder: while it is looked at, nothing is written there. */
async function meetOther(lock: FolderLock, other: Holder, paths: FailurePaths): Promise<null> {
  standElsewhere();
  if (await isAlive(lock, other, wait)) return leaveAfter('profile-in-use', paths, other.host);
  await app.whenReady();
  if ((await askAfterFailure('profile-left-open', paths, other.host)) !== 'open-here') {
    app.exit(1);
    return null;
  }
  lock.take();
  for (const name of SINGLETON_FILES) rmSync(join(paths.root, name), { force: true });
  app.relaunch();
  app.exit(0);
  return null;
}

async function leaveAfter(failure: StartupFailure, paths: FailurePaths, host = ''): Promise<null> {
  standElsewhere();
  await app.whenReady();
  await askAfterFailure(failure, paths, host);
  app.exit(1);
  return null;
}

/** Chromium wants a folder of its own, even to show one message. */
function standElsewhere(): void {
  const folder = join(tmpdir(), `pupitre-${String(process.pid)}`);
  app.setPath('userData', folder);
  app.once('quit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
}

function keepBeating(lock: FolderLock): void {
  const beating = setInterval(() => {
    lock.beat();
  }, BEAT_EVERY_MS);
  app.once('quit', () => {
    clearInterval(beating);
    lock.release();
  });
}
