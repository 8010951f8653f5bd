/** Candidates who pass together: one clock for all who are in step, and nothing of one tells of another. */
import { OF_CLOCK } from '../passage/together-room.ts';
import type { Facts } from './facts.ts';
import type { Rule, Step, World } from './world.ts';

export function createTogetherRule(): Rule {
  return {
    name: 'those who pass together go by one clock, and none tells of another',
    judge: (step, world) => {
      const groups = groupsOf(world.facts);
      return groups.flatMap((ids) => [...clockFaults(ids, world.facts), ...namedFaults(ids, step, world)]);
    },
  };
}

function groupsOf(facts: Facts): readonly (readonly string[])[] {
  const byGroup = new Map<string, string[]>();
  for (const row of facts.rows('SELECT passage_id, group_id FROM passage_together ORDER BY passage_id')) {
    const [id, group] = [String(row['passage_id']), String(row['group_id'])];
    byGroup.set(group, [...(byGroup.get(group) ?? []), id]);
  }
  return [...byGroup.values()].filter((ids) => ids.length > 1);
}

/** Ends a candidate's part in the common clock. */
const PARTS: ReadonlySet<string> = new Set(['candidate-left', 'test-restarted', 'finding-opened']);

interface Log {
  readonly id: string;
  /** What befell the clock since its last start from the reception, with when. */
  readonly events: readonly string[];
  readonly hasParted: boolean;
}

function clockFaults(ids: readonly string[], facts: Facts): readonly string[] {
  const logs = ids.flatMap((id) => (isDoubted(facts, id) ? [] : [logOf(facts, id)]));
  return logs.flatMap((one, index) =>
    logs.slice(index + 1).flatMap((other) => {
      const [start] = one.events;
      if (start === undefined || start !== other.events[0]) return [];
      const [short, long] = one.events.length <= other.events.length ? [one, other] : [other, one];
      const isPrefix = short.events.every((event, place) => event === long.events[place]);
      const isWhole = short.events.length === long.events.length || short.hasParted;
      return isPrefix && isWhole
        ? []
        : [`${short.id} and ${long.id} have two clocks: ${firstApart(short, long)}`];
    }),
  );
}

function firstApart(short: Log, long: Log): string {
  const place = long.events.findIndex((event, index) => event !== short.events[index]);
  return `${short.events[place] ?? 'nothing'} against ${long.events[place] ?? 'nothing'}`;
}

/** What is shown of one whose data was altered is another matter. */
function isDoubted(facts: Facts, id: string): boolean {
  return (
    facts.rows(
      `SELECT 1 FROM audit_entry WHERE subject_id = ? AND action IN ('snapshot-differs', 'snapshot-rebuilt') LIMIT 1`,
      id,
    ).length > 0
  );
}

function logOf(facts: Facts, id: string): Log {
  const begun = new Set<string>();
  let events: string[] = [];
  const rows = facts.rows(
    'SELECT type, payload, wall_at FROM passage_event WHERE passage_id = ? ORDER BY seq',
    id,
  );
  for (const row of rows) {
    const [type, payload] = [String(row['type']), String(row['payload'])];
    if (PARTS.has(type)) {
      while (/ phase-(ended|left-early) /.test(events.at(-1) ?? '')) events.pop();
      return { id, events, hasParted: true };
    }
    if (!OF_CLOCK.has(type)) continue;
    events.push(`${String(row['wall_at'])} ${type} ${payload}`);
    const { phaseId = '' } = JSON.parse(payload) as { phaseId?: string };
    if (type === 'phase-started') begun.add(phaseId);
    if (type === 'start-undone') begun.delete(phaseId);
    if (type === 'start-undone' && begun.size === 0) events = [];
  }
  return { id, events, hasParted: false };
}

/** What is made of one passage, or told of it, never holds the name of another in its group. */
function namedFaults(ids: readonly string[], step: Step, world: World): readonly string[] {
  const names = new Map(ids.map((id) => [id, String(world.facts.passage(id)?.['last_name'] ?? '')]));
  const told = [...contents(ids, world.facts), ...views(step)];
  return told.flatMap(([id, text]) =>
    [...names].flatMap(([other, name]) =>
      names.has(id) && other !== id && name !== names.get(id) && name.length > 6 && text.includes(name)
        ? [`what is told of ${id} names ${name}`]
        : [],
    ),
  );
}

function contents(ids: readonly string[], facts: Facts): readonly (readonly [string, string])[] {
  return facts
    .locks()
    .filter(({ passage_id }) => ids.includes(passage_id))
    .map(({ content, passage_id }) => [passage_id, content]);
}

const OF_ONE = /^(passages|seats|deliberation)\./;

function views({ broadcasts, calls }: Step): readonly (readonly [string, string])[] {
  const values = [
    ...broadcasts.map(({ payload }) => payload as unknown),
    ...calls.flatMap(({ answer, door }) => (answer.ok && OF_ONE.test(door) ? [answer.value] : [])),
  ];
  return values.flatMap((value) => {
    const { passageId, view } = (value ?? {}) as { passageId?: string; view?: { passageId?: string } };
    const id = passageId ?? view?.passageId;
    return id === undefined ? [] : [[id, JSON.stringify(value)] as const];
  });
}
