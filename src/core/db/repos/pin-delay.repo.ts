import type { WritableDatabase } from '../database.ts';

export interface PinDelay {
  /** Wrong tries in a row, at least 1. */
  readonly wrongTries: number;
  /** Whether the delay that they call for was waited out. */
  readonly isServed: boolean;
}

/** A holder of a PIN is a member of a jury or an administrator: their ids never meet. */
export interface PinDelayRepo {
  /** Null when the last try was right, or there was none. */
  get(holderId: string): PinDelay | null;
  /** Wrong tries by holder, of those whose delay is still owed. */
  owed(): ReadonlyMap<string, number>;
  put(holderId: string, delay: PinDelay): void;
  remove(holderId: string): void;
}

interface DelayRow {
  readonly holder: string;
  readonly wrong_tries: number;
  readonly is_served: number;
}

const DELAYS = `(SELECT juror_id AS holder, wrong_tries, is_served FROM pin_delay
  UNION ALL SELECT administrator_id, wrong_tries, is_served FROM administrator_pin_delay)`;

/** Wrong tries at the PINs of members and administrators. */
export function createPinDelayRepo(db: WritableDatabase): PinDelayRepo {
  const get = db.prepare<[string], DelayRow>(`SELECT * FROM ${DELAYS} WHERE holder = ?`);
  const owed = db.prepare<[], DelayRow>(`SELECT * FROM ${DELAYS} WHERE is_served = 0`);
  // A holder removed while their PIN was being checked has nothing left to slow down.
  const puts = (
    [
      ['pin_delay', 'juror_id', 'jury_member'],
      ['administrator_pin_delay', 'administrator_id', 'administrator'],
    ] as const
  ).map(([table, column, holders]) =>
    db.prepare<{ holder: string; tries: number; served: number }>(
      `INSERT INTO ${table} (${column}, wrong_tries, is_served)
       SELECT id, @tries, @served FROM ${holders} WHERE id = @holder
       ON CONFLICT (${column}) DO UPDATE SET wrong_tries = excluded.wrong_tries, is_served = excluded.is_served`,
    ),
  );
  const removals = [
    db.prepare<[string]>('DELETE FROM pin_delay WHERE juror_id = ?'),
    db.prepare<[string]>('DELETE FROM administrator_pin_delay WHERE administrator_id = ?'),
  ];
  return {
    get: (holderId) => {
      const row = get.get(holderId);
      return row === undefined ? null : { wrongTries: row.wrong_tries, isServed: row.is_served === 1 };
    },
    owed: () => new Map(owed.all().map(({ holder, wrong_tries }) => [holder, wrong_tries])),
    put: (holder, { isServed, wrongTries }) => {
      for (const put of puts) put.run({ holder, tries: wrongTries, served: isServed ? 1 : 0 });
    },
    remove: (holderId) => {
      for (const remove of removals) remove.run(holderId);
    },
  };
}
