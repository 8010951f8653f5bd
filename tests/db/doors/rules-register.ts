/** Every change has an entry, the register is whole, and the journal gives each passage as it stands. */
import { isDeepStrictEqual } from 'node:util';
import { replay } from '../../../src/domain/passage/passage.machine.ts';
import { chainFaults } from '../chain-faults.ts';
import { createJournalRepo } from '../../../src/core/db/repos/journal.repo.ts';
import type { Rule, World } from './world.ts';

/** Not of record, each for its reason. */
const EXEMPT: ReadonlyMap<string, string> = new Map([
  ['chain', 'the register itself'],
  ['passage_state', 'given by the journal, which is compared with it'],
  ['passage_heartbeat', 'a bound on what a crash leaves in doubt'],
  ['timestamp_job', 'a queue; what comes of it is chained'],
  ['session_timestamp_job', 'a queue; what comes of it is chained'],
  ['certification_draft', 'kept as it is typed; what is published of it is chained, with an entry'],
  ['minutes_listing', 'given by the minutes, which it is compared with when they are checked'],
  ['pin_delay', 'a brake on guessing: nothing is made from it'],
  ['administrator_pin_delay', 'another brake on guessing'],
  ['schema_migration', 'written before anyone asks anything'],
]);
/** Settings of the interface: they reach no minutes. */
const PLAIN_PREFERENCES: readonly string[] = ['language', 'theme', 'isSoundOn'];
/** A référentiel's text is long, and its digest says as much. */
const COLUMNS: ReadonlyMap<string, string> = new Map([
  ['referentiel', 'SELECT id, version, digest FROM referentiel'],
]);
const CHAIN_EVERY = 60;

export function createRegisterRules(): readonly Rule[] {
  return [createChangeRule(), createChainRule(), createReplayRule()];
}

interface Row {
  readonly key: string;
  readonly table: string;
  readonly row: Readonly<Record<string, unknown>>;
  readonly text: string;
}

function createChangeRule(): Rule {
  let before = new Map<string, Row>();
  let seq = 0;
  return {
    name: 'every change has an entry',
    judge: (step, world) => {
      const after = mutableRows(world);
      const changed = [...differences(before, after)];
      const isFirst = before.size === 0;
      const entries = changed.length === 0 ? [] : entriesSince(world, seq);
      before = after;
      seq = Number(world.facts.rows('SELECT coalesce(max(seq), 0) AS seq FROM chain')[0]?.['seq']);
      if (isFirst || step.calls.length === 0) return [];
      return changed.flatMap(({ key, row, table }) => {
        const subjects = ['id', 'passage_id', 'session_id', 'juror_id', 'certificate_sha256', 'key'].flatMap(
          (column) => (typeof row[column] === 'string' ? [row[column]] : []),
        );
        // Keys and preferences have no subject of their own in an entry; any entry of the same act speaks of them.
        const isTold = entries.some(
          (entry) =>
            table === 'signing_key' || table === 'preference' || subjects.some((id) => entry.includes(id)),
        );
        return isTold ? [] : [`${table} ${key} changed without an entry`];
      });
    },
  };
}

/** Rows of every table that allows changes, by table and key. */
function mutableRows({ facts }: World): Map<string, Row> {
  const rows = new Map<string, Row>();
  const tables = facts.rows(
    `SELECT name FROM sqlite_master AS found WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
       AND name NOT LIKE 'minutes_search%'
       AND NOT EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'trigger' AND name = found.name || '_no_delete')`,
  );
  for (const table of tables.map(({ name }) => String(name)).filter((name) => !EXEMPT.has(name))) {
    for (const row of facts.rows(COLUMNS.get(table) ?? `SELECT * FROM ${table}`)) {
      if (table === 'preference' && PLAIN_PREFERENCES.includes(String(row['key']))) continue;
      const key = String(row['id'] ?? row['key'] ?? row['certificate_sha256'] ?? JSON.stringify(row));
      const version = table === 'referentiel' ? ` ${String(row['version'])}` : '';
      rows.set(`${table} ${key}${version}`, { key, table, row, text: JSON.stringify(row) });
    }
  }
  return rows;
}

function* differences(before: ReadonlyMap<string, Row>, after: ReadonlyMap<string, Row>): Generator<Row> {
  for (const [name, row] of after) if (before.get(name)?.text !== row.text) yield row;
  for (const [name, row] of before) if (!after.has(name)) yield row;
}

/** Chained records added since, each as text with its key; digests of what changed do not say what was done. */
function entriesSince({ facts }: World, seq: number): readonly string[] {
  return facts
    .rows(`SELECT table_name, record_key FROM chain WHERE seq > ? AND table_name <> 'record_version'`, seq)
    .map(({ record_key, table_name }) => {
      const key = JSON.parse(String(record_key)) as readonly unknown[];
      const audit =
        table_name === 'audit_entry'
          ? facts.rows('SELECT * FROM audit_entry WHERE id = ?', Number(key[0]))
          : [];
      return `${String(table_name)} ${String(record_key)} ${JSON.stringify(audit)}`;
    });
}

function createChainRule(): Rule {
  let steps = 0;
  return {
    name: 'the register is whole',
    judge: (step, { panel }) => {
      steps += 1;
      if (step.isTurn !== true && steps % CHAIN_EVERY !== 0) return [];
      return chainFaults(panel.db).map(({ kind, key, table }) => `${table} ${key} is ${kind}`);
    },
  };
}

function createReplayRule(): Rule {
  const versions = new Map<string, number>();
  const journals = new WeakMap<World['panel']['db'], ReturnType<typeof createJournalRepo>>();
  return {
    name: 'the journal gives the passage as it stands',
    // Whatever it read may stand otherwise there: all of it is read anew.
    remember: () => () => {
      versions.clear();
    },
    judge: (_step, { facts, panel }) => {
      const journal = journals.get(panel.db) ?? createJournalRepo(panel.db);
      journals.set(panel.db, journal);
      return facts
        .rows('SELECT passage_id, version FROM passage_state')
        .flatMap(({ passage_id, version }) => {
          const id = String(passage_id);
          if (versions.get(id) === version) return [];
          versions.set(id, Number(version));
          const state = journal.state(id);
          if (state === null) return [`passage ${id} has no state`];
          const replayed = JSON.parse(JSON.stringify(replay(state.plan, journal.entries(id)))) as unknown;
          return isDeepStrictEqual(replayed, JSON.parse(JSON.stringify(state)))
            ? []
            : [`passage ${id} differs from its journal`];
        });
    },
  };
}
