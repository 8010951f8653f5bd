/** Everything that a database holds, row by row, to compare two moments. */
import { createHash } from 'node:crypto';
import type { SqlRow } from './facts.ts';
import type { World } from './world.ts';

/** Texts of rows, by table. */
export type WholeState = ReadonlyMap<string, ReadonlySet<string>>;

/** What a start writes by itself; nothing of it may be taken away by one. */
const OF_A_START: readonly string[] = ['installation', 'chain', 'passage_event'];
/** What each start writes anew, and the search's own tables. */
const ANEW =
  /^(passage_state|passage_heartbeat|pin_delay|(session_)?timestamp_job|sqlite_.*|minutes_search.*)$/;

export function wholeState({ facts }: World): WholeState {
  const tables = facts.rows(`SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`);
  const names = tables.map(({ name }) => String(name)).filter((name) => !ANEW.test(name));
  return new Map(names.map((name) => [name, new Set(facts.rows(`SELECT * FROM ${name}`).map(textOf))]));
}

/** What differs after a start on data that should be as it was then, one sentence for each table. */
export function differences(before: WholeState, after: WholeState): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((table) => {
    const was = before.get(table) ?? new Set();
    const is = after.get(table) ?? new Set();
    const gone = [...was].filter((row) => !is.has(row));
    const added = OF_A_START.includes(table) ? [] : [...is].filter((row) => !was.has(row));
    return [
      ...(gone.length === 0
        ? []
        : [`${table} lacks ${String(gone.length)} rows, such as ${String(gone[0])}`]),
      ...(added.length === 0
        ? []
        : [`${table} has ${String(added.length)} rows more, such as ${String(added[0])}`]),
    ];
  });
}

function textOf(row: SqlRow): string {
  return JSON.stringify(
    Object.fromEntries(Object.entries(row).map(([column, value]) => [column, short(value)])),
  );
}

function short(value: SqlRow[string] | undefined): unknown {
  const isLong = Buffer.isBuffer(value) || (typeof value === 'string' && value.length > 200);
  return isLong ? createHash('sha256').update(value).digest('hex') : value;
}
