/** How a candidate signed for being there is what their minutes say, and nobody who signed is absent. */
import type { LockRow } from './facts.ts';
import type { Rule, World } from './world.ts';

interface Content {
  readonly attendance: {
    readonly status: string;
    readonly signature?: {
      readonly way: string;
      readonly note: string;
      readonly at: number;
      readonly hand: unknown;
    };
  };
  readonly rectification?: unknown;
}

const SIGNED_BUT_ABSENT = `
  SELECT signed.passage_id FROM candidate_signature AS signed
  JOIN passage_state ON passage_state.passage_id = signed.passage_id
  WHERE signed.way IN ('pad', 'device', 'paper')
    AND signed.id = (SELECT max(id) FROM candidate_signature WHERE passage_id = signed.passage_id)
    AND coalesce(passage_state.state ->> '$.attendance.status', '') NOT IN ('present', 'late')`;

export function createAttendanceRule(): Rule {
  let known = 0;
  return {
    name: 'a candidate’s signature is what the minutes tell, and stands against an absence',
    remember: () => {
      const count = known;
      return () => {
        known = count;
      };
    },
    judge: (_step, world) => {
      const fresh = world.facts.locks(known);
      known += fresh.length;
      const absent = world.facts
        .rows(SIGNED_BUT_ABSENT)
        .map((row) => `${String(row['passage_id'])}: signed, and not there`);
      return [...absent, ...fresh.flatMap((lock) => faultsOf(lock, world))];
    },
  };
}

function faultsOf({ content, passage_id }: LockRow, { facts }: World): readonly string[] {
  const { attendance, rectification } = JSON.parse(content) as Content;
  // A rectification says what was locked before.
  if (rectification !== undefined) return [];
  const [last] = facts.rows(
    'SELECT way, note, hand, signed_at FROM candidate_signature WHERE passage_id = ? ORDER BY id DESC LIMIT 1',
    passage_id,
  );
  const isAbsent = attendance.status.startsWith('absent');
  const isTold = last !== undefined && last['way'] !== 'taken-back' && !isAbsent;
  const expected = isTold ? [last['way'], last['note'], last['signed_at'], last['hand']] : null;
  const { signature } = attendance;
  const told =
    signature === undefined
      ? null
      : [
          signature.way,
          signature.note,
          signature.at,
          signature.hand === null ? null : JSON.stringify(signature.hand),
        ];
  return sameText(expected) === sameText(told)
    ? []
    : [`${passage_id}: the minutes tell ${sameText(told)} of ${sameText(expected)}`];
}

/** With the keys of what a hand left in one order: the content is canonical. */
function sameText(parts: readonly unknown[] | null): string {
  return JSON.stringify(
    parts?.map((part) =>
      typeof part === 'string' && part.startsWith('{')
        ? Object.entries(JSON.parse(part) as object).sort(([one], [other]) => (one < other ? -1 : 1))
        : part,
    ) ?? null,
  );
}
