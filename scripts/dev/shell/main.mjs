// The built application, whose windows are read again when `npm run dev` says so. The application knows nothing of it.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, BrowserWindow } from 'electron';

process.on('message', (said) => {
  if (said !== 'reload') return;
  for (const window of BrowserWindow.getAllWindows()) window.webContents.reloadIgnoringCache();
});
// Without whoever would build it anew, it has no reason to stay.
process.on('disconnect', () => {
  app.exit(0);
});

const root = path.resolve(import.meta.dirname, '..', '..', '..');
const { main, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
app.setAppPath(root);
app.setVersion(version);
await import(pathToFileURL(path.join(root, main)).href);
