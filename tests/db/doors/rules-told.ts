/** A change answers and announces what it read and wrote itself: a reading afterwards must give the very same. */
import { isDeepStrictEqual } from 'node:util';
import type { PassageView } from '../../../src/shared/areas/passage/passages.ts';
import type { Answer } from '../../../src/shared/error-codes.ts';
import type { Step, World } from './world.ts';
import type { Rule } from './world.ts';

type Reading = (world: World, request: Readonly<Record<string, string>>) => unknown;

/** What a request reads that is answered with the same view as those doors. */
const READINGS: readonly (readonly [doors: RegExp, read: Reading])[] = [
  [
    /^seats\.(observe|mark|addNote|retractNote|seal)$/,
    ({ panel }, { token = '' }) => panel.handlers.seats.grid({ token }),
  ],
  [/^deliberation\./, ({ panel }, { passageId = '' }) => panel.handlers.deliberation.get({ passageId })],
  [
    /^roleplay\.(?!candidateSheetPreview$)/,
    ({ panel }, { passageId = '' }) => panel.handlers.roleplay.get({ passageId }),
  ],
];

export function createToldRule(): Rule {
  return {
    name: 'what a change tells is what is stored',
    judge: (step, world) => {
      // Of requests that cross, one tells what the other changes.
      if (step.calls.length !== 1) return [];
      return [...staleViews(step, world), ...staleAnswers(step, world)];
    },
  };
}

/** Views of passages, announced last or answered, that are not as a reading gives them at the same moment. */
function staleViews({ broadcasts, calls }: Step, world: World): readonly string[] {
  const announced = new Map<string, PassageView>();
  for (const { payload } of broadcasts) {
    if (isPassageView(payload)) announced.set(payload.passageId, payload);
  }
  const answered = calls.flatMap(({ answer }) =>
    answer.ok && isPassageView(answer.value) ? [answer.value] : [],
  );
  return [...announced.values(), ...answered].flatMap((told) => {
    const { passageId } = told;
    const stored = valueOf(world.panel.handlers.passages.get({ passageId }));
    if (!isPassageView(stored) || stored.clock.asOfMono !== told.clock.asOfMono) return [];
    return differences(told, stored).map((field) => `the passage told ${field} otherwise`);
  });
}

function staleAnswers({ calls }: Step, world: World): readonly string[] {
  return calls.flatMap(({ answer, door, request }) => {
    const [, read] = READINGS.find(([doors]) => doors.test(door)) ?? [];
    if (read === undefined || !answer.ok) return [];
    const stored = valueOf(read(world, request as Readonly<Record<string, string>>));
    if (stored === null) return ['what was answered cannot be read'];
    return differences(answer.value, stored).map((field) => `the answer told ${field} otherwise`);
  });
}

/** Fields of the two that differ. */
function differences(told: unknown, stored: unknown): readonly string[] {
  const [one, other] = [told, stored] as readonly Readonly<Record<string, unknown>>[];
  const fields = new Set([...Object.keys(one ?? {}), ...Object.keys(other ?? {})]);
  return [...fields].filter((field) => !isDeepStrictEqual(one?.[field], other?.[field]));
}

function isPassageView(value: unknown): value is PassageView {
  return typeof value === 'object' && value !== null && 'seats' in value && 'available' in value;
}

/** The value of an answer that was given at once; null of a refusal. */
function valueOf(answer: unknown): unknown {
  if (answer instanceof Promise) throw new Error('a reading of a passage answers at once');
  const given = answer as Answer<unknown>;
  return given.ok ? given.value : null;
}
