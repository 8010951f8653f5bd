/** What minutes say of entries that came too late: who made them, how many, when, and what they were; none of them counts. */
import type { MinutesContent2 } from '../../../domain/minutes/minutes.schema.ts';
import type { LateEntry } from '../../db/repos/room-entry.repo.ts';
import type { PassageFacts } from '../passage/index.ts';

type LateContent = NonNullable<MinutesContent2['lateEntries']>;
type Printed = LateContent[number]['entries'][number];

/** Of one member: more would take from the data its pages. The number of all is told. */
const MOST_ENTRIES = 60;

export function lateContent(
  facts: PassageFacts,
  late: readonly LateEntry[],
): Pick<MinutesContent2, 'lateEntries'> {
  const groups = facts.members.flatMap(({ id }) => {
    const own = late.filter(({ jurorId }) => jurorId === id);
    return own.length === 0 ? [] : [groupOf(facts, id, own)];
  });
  return groups.length === 0 ? {} : { lateEntries: groups };
}

function groupOf(facts: PassageFacts, jurorId: string, own: readonly LateEntry[]): LateContent[number] {
  const hours = own.map(({ madeAt }) => madeAt);
  const entries = own.flatMap((late) => printedOf(facts, late));
  return {
    jurorId,
    count: own.length,
    firstAt: Math.min(...hours),
    lastAt: Math.max(...hours),
    noteCount: own.length - entries.length,
    entries: entries.slice(0, MOST_ENTRIES),
  };
}

function printedOf(
  { competences }: PassageFacts,
  { entry, madeAt, receivedAt }: LateEntry,
): readonly Printed[] {
  switch (entry.kind) {
    case 'mark':
      return [{ kind: 'mark', criterionId: entry.criterionId, value: entry.levelId, madeAt, receivedAt }];
    case 'observe': {
      const { indicatorId, value } = entry;
      const criterion = competences
        .flatMap(({ criteria }) => criteria)
        .find(({ indicators }) => indicators.some(({ id }) => id === indicatorId));
      return [{ kind: 'observation', criterionId: criterion?.id ?? indicatorId, value, madeAt, receivedAt }];
    }
    case 'note':
    case 'retract-note':
      return [];
  }
}
