/** Counts what was asked and granted at each endpoint, and prints it. */
import type { Answer } from '../../../src/shared/error-codes.ts';
import { contract } from '../../../src/shared/contract.ts';

export interface Count {
  asked: number;
  granted: number;
  /** Granted after a grid was sealed in the same application. */
  afterSeal: number;
  /** Refusals by code. */
  readonly refused: Map<string, number>;
}

export interface Tally {
  readonly counts: ReadonlyMap<string, Count>;
  /** How often each story was told to its end. */
  readonly stories: Map<string, number>;
  note(door: string, answer: Answer<unknown>, isAfterSeal: boolean): void;
  /** Endpoints that were never granted, or never after a seal. */
  untried(): readonly string[];
  print(): string;
}

/** "area.method" of each endpoint of the contract, in its order. */
export const DOORS: readonly string[] = Object.entries(contract).flatMap(([area, endpoints]) =>
  Object.keys(endpoints).map((method) => `${area}.${method}`),
);

export function createTally(): Tally {
  const counts = new Map<string, Count>(
    DOORS.map((door) => [door, { asked: 0, granted: 0, afterSeal: 0, refused: new Map() }]),
  );
  const stories = new Map<string, number>();
  return {
    counts,
    stories,
    note: (door, answer, isAfterSeal) => {
      const count = counts.get(door);
      if (count === undefined) throw new Error(`no such endpoint: ${door}`);
      count.asked += 1;
      if (!answer.ok) count.refused.set(answer.code, (count.refused.get(answer.code) ?? 0) + 1);
      else count.granted += 1;
      if (answer.ok && isAfterSeal) count.afterSeal += 1;
    },
    untried: () =>
      [...counts].flatMap(([door, { granted, afterSeal }]) =>
        granted === 0 || afterSeal === 0 ? [door] : [],
      ),
    print: () =>
      [
        `${'endpoint'.padEnd(34)}${'asked'.padStart(8)}${'granted'.padStart(9)}${'after a seal'.padStart(14)}`,
        ...[...counts].map(
          ([door, { asked, granted, afterSeal, refused }]) =>
            `${door.padEnd(34)}${String(asked).padStart(8)}${String(granted).padStart(9)}${String(afterSeal).padStart(14)}  ${mostRefused(refused)}`,
        ),
        `${'story'.padEnd(34)}${'to its end'.padStart(17)}`,
        ...[...stories].map(([story, count]) => `${story.padEnd(34)}${String(count).padStart(17)}`),
      ].join('\n'),
  };
}

/** The three codes that refused it most often. */
function mostRefused(refused: ReadonlyMap<string, number>): string {
  return [...refused]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, 3)
    .map(([code, count]) => `${code} ${String(count)}`)
    .join(', ');
}
