import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { freemem, homedir, hostname, release, totalmem, userInfo } from 'node:os';
import { join } from 'node:path';
import { app, dialog, screen } from 'electron';
import { problemReport } from './problem-report.ts';
import type { NativeTexts } from './texts.ts';

/** Asks where to, and writes the report there; says so when it could not. */
export async function saveReport({ menu }: NativeTexts, logFile: string): Promise<void> {
  const { report } = menu;
  const { canceled, filePath } = await dialog.showSaveDialog({
    title: report.save,
    defaultPath: join(app.getPath('documents'), report.file),
  });
  if (canceled || filePath === '') return;
  const { intro, title } = report;
  const text = problemReport({ title, intro, facts: readFacts(), log: readLog(logFile), named: namesHere() });
  try {
    await writeFile(filePath, text);
  } catch {
    dialog.showErrorBox(report.save, report.failed);
  }
}

function readFacts(): Readonly<Record<string, string>> {
  const megabytes = (bytes: number) => `${String(Math.round(bytes / 1e6))} MB`;
  return {
    Pupitre: app.getVersion(),
    packaged: String(app.isPackaged),
    Electron: process.versions.electron,
    Chromium: process.versions.chrome,
    Node: process.versions.node,
    system: `${process.platform} ${release()} ${process.arch}`,
    locale: app.getLocale(),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    memory: `${megabytes(totalmem())}, free ${megabytes(freemem())}`,
    running: `${String(Math.round(process.uptime()))} s`,
    displays: screen
      .getAllDisplays()
      .map(({ scaleFactor, size }) => `${String(size.width)}x${String(size.height)} @ ${String(scaleFactor)}`)
      .join(', '),
  };
}

function readLog(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Home holds the user's name; so may every path in the log. */
function namesHere(): readonly (readonly [string, string])[] {
  return [
    [app.getPath('userData'), '(data)'],
    [homedir(), '~'],
    [userInfo().username, '(user)'],
    [hostname(), '(computer)'],
  ];
}
