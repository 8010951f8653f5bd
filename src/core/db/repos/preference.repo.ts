import type { WritableDatabase } from '../database.ts';

export interface PreferenceRepo {
  /** Every stored preference by key; whoever reads them checks their shape. */
  all(): Readonly<Record<string, unknown>>;
  set(key: string, value: unknown): void;
}

/** Preferences of this machine, one JSON value for each key. */
export function createPreferenceRepo(db: WritableDatabase): PreferenceRepo {
  const all = db.prepare<[], { key: string; value: string }>('SELECT key, value FROM preference');
  const upsert = db.prepare<[string, string]>(
    'INSERT INTO preference (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  return {
    all: () => Object.fromEntries(all.all().map(({ key, value }) => [key, JSON.parse(value) as unknown])),
    set: (key, value) => {
      upsert.run(key, JSON.stringify(value));
    },
  };
}
