import { join } from 'node:path';
import { app } from 'electron';

/** Where this computer keeps what it remembers of data folders, outside of them all. */
export function notesFolder(): string {
  return join(app.getPath('appData'), 'Pupitre-postes');
}
