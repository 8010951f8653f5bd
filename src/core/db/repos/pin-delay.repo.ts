import type { WritableDatabase } from '../database.ts';

export interface PinDelay {
  /** Wrong tries in a row, at least 1. */
  readonly wrongTries: number;
  /** Whether the delay that they call for was waited out. */
  readonly isServed: boolean;
}

export interface PinDelayRepo {
  /** Null when the last try was right, or there was none. */
  get(jurorId: string): PinDelay | null;
  /** Wrong tries by member, of those whose delay is still owed. */
  owed(): ReadonlyMap<string, number>;
  put(jurorId: string, delay: PinDelay): void;
  remove(jurorId: string): void;
}

/** Wrong tries at the PINs of members. */
export function createPinDelayRepo(db: WritableDatabase): PinDelayRepo {
  const get = db.prepare<[string], { wrong_tries: number; is_served: number }>(
    'SELECT wrong_tries, is_served FROM pin_delay WHERE juror_id = ?',
  );
  const owed = db.prepare<[], { juror_id: string; wrong_tries: number }>(
    'SELECT juror_id, wrong_tries FROM pin_delay WHERE is_served = 0',
  );
  // A member removed while their PIN was being checked has nothing left to slow down.
  const put = db.prepare<{ juror: string; tries: number; served: number }>(
    `INSERT INTO pin_delay (juror_id, wrong_tries, is_served) SELECT id, @tries, @served FROM jury_member WHERE id = @juror
     ON CONFLICT (juror_id) DO UPDATE SET wrong_tries = excluded.wrong_tries, is_served = excluded.is_served`,
  );
  const remove = db.prepare<[string]>('DELETE FROM pin_delay WHERE juror_id = ?');
  return {
    get: (jurorId) => {
      const row = get.get(jurorId);
      return row === undefined ? null : { wrongTries: row.wrong_tries, isServed: row.is_served === 1 };
    },
    owed: () => new Map(owed.all().map(({ juror_id, wrong_tries }) => [juror_id, wrong_tries])),
    put: (jurorId, { isServed, wrongTries }) => {
      put.run({ juror: jurorId, tries: wrongTries, served: isServed ? 1 : 0 });
    },
    remove: (jurorId) => {
      remove.run(jurorId);
    },
  };
}
