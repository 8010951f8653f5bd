import { join } from 'node:path';
import log from 'electron-log/main';
import { makePrivateFolder, PRIVATE_FILE } from '../../core/db/private-files.ts';
import { describeFailure } from '../../core/kernel/describe-failure.ts';

/** Sends the log to `folder`; the console gets it as well when `hasConsole`. */
export function startLog(folder: string, hasConsole: boolean): void {
  makePrivateFolder(folder);
  log.transports.file.writeOptions = { ...log.transports.file.writeOptions, mode: PRIVATE_FILE };
  log.transports.file.resolvePathFn = () => join(folder, 'pupitre.log');
  log.transports.file.level = 'info';
  log.transports.console.level = hasConsole ? 'info' : false;
}

/** Records a plain fact; the caller keeps personal data out of it. */
export function logFact(fact: string): void {
  log.info(fact);
}

/** Records a failure by its kind and place in the code. Messages are left out: they may quote what someone typed. */
export function logFailure(area: string, error: unknown): void {
  log.error(`[${area}] ${describeFailure(error)}`);
}

/** Records a line that says what failed already. */
export function logFailureText(text: string): void {
  log.error(text);
}
