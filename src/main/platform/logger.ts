import { join } from 'node:path';
import log from 'electron-log/main';
import { makePrivateFolder, PRIVATE_FILE } from '../../core/db/private-files.ts';
import { databaseErrorCodeOf } from '../../core/db/sql-error.ts';

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

/** Name, code and frames of an error; the message only of storage errors, which never quote a value. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const message = databaseErrorCodeOf(error) === null ? '' : `: ${error.message}`;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [`${error.name}${code}${message}`, ...frames].join('\n');
}
