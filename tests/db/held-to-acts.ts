import type { WritableDatabase } from '../../src/core/db/database.ts';

const WRITES = /^\s*(INSERT|UPDATE|DELETE|REPLACE)\b/i;
/** Wrong tries of a PIN count whatever becomes of the act that asked for it. */
const IN_A_HURRY = /\bpin_delay\b/;

/** How durable a write is: no test of a panel asks, and each heartbeat would set it and set it back. */
const DURABLE = /^synchronous\b/;
const PATIENCE = 'busy_timeout';

/** The same connection, on which whatever is written outside an act is an error. */
export function heldToActs(db: WritableDatabase): WritableDatabase {
  const synchronous = db.pragma('synchronous', { simple: true });
  // Read at each heartbeat; who sets it for a while sets it back, by another door.
  const patience: unknown = db.pragma(PATIENCE, { simple: true });
  const prepare: WritableDatabase['prepare'] = (sql: string) => {
    const statement = db.prepare(sql);
    if (!WRITES.test(sql) || IN_A_HURRY.test(sql)) return statement as never;
    const run = statement.run.bind(statement);
    statement.run = (...given) => {
      if (!db.inTransaction) throw new Error(`written outside an act: ${sql}`);
      return run(...given);
    };
    return statement as never;
  };
  return {
    prepare,
    transaction: db.transaction.bind(db),
    exec: db.exec.bind(db),
    pragma: (source, options) => {
      if (DURABLE.test(source)) return synchronous;
      if (source === PATIENCE) return patience;
      return db.pragma(source, options);
    },
    close: db.close.bind(db),
    backup: db.backup.bind(db),
    get inTransaction() {
      return db.inTransaction;
    },
  };
}
