/** Files that are opened with the application: named on its command line, by a second start, or by macOS. */
import { app } from 'electron';
import { filesOf } from './file-arguments.ts';

/** Where what the user gave begins: before the package there is the folder of the sources. */
const FIRST = app.isPackaged ? 1 : 2;

/** Follows them from now on; those that come before `take` is called wait for it. */
export function followOpenedFiles(): (take: (file: string) => void) => void {
  const waiting = [...filesOf(process.argv, FIRST, process.cwd())];
  let taker: ((file: string) => void) | null = null;
  const come = (file: string): void => {
    if (taker === null) waiting.push(file);
    else taker(file);
  };
  app.on('open-file', (event, file) => {
    event.preventDefault();
    come(file);
  });
  app.on('second-instance', (_event, argv, folder) => {
    filesOf(argv, FIRST, folder).forEach(come);
  });
  return (take) => {
    taker = take;
    waiting.splice(0).forEach(take);
  };
}
