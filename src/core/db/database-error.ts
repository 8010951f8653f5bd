import type { ErrorCode } from '../../shared/error-codes.ts';

/** What can keep the database from opening or from being written. */
export type DatabaseErrorCode = Extract<
  ErrorCode,
  | 'database-locked'
  | 'database-corrupt'
  | 'database-newer'
  | 'database-unwritable'
  | 'database-missing'
  | 'journal-foreign'
  | 'disk-full'
>;

/** A storage failure with a closed code; `cause` keeps SQLite's own error for the log. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  readonly code: DatabaseErrorCode;

  constructor(code: DatabaseErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
