import { databaseErrorCodeOf } from '../db/sql-error.ts';

/** Name, code and frames of an error for the log; the message only of storage errors, which never quote a value. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const message = databaseErrorCodeOf(error) === null ? '' : `: ${error.message}`;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [`${error.name}${code}${message}`, ...frames].join('\n');
}
