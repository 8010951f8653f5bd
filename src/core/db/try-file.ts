/** Wrong PINs where there is no database to count them in: a small file, so that leaving and starting again helps nobody. */
import { readFileSync } from 'node:fs';
import { replaceFile } from './private-files.ts';
import type { PinDelay, PinDelayRepo } from './repos/pin-delay.repo.ts';

/** Delays kept in that file; one that cannot be read counts as none. */
export function createTryFile(path: string): PinDelayRepo {
  const delays = new Map<string, PinDelay>(read(path));
  const save = (): void => {
    replaceFile(path, JSON.stringify([...delays]));
  };
  return {
    get: (jurorId) => delays.get(jurorId) ?? null,
    owed: () =>
      new Map(
        [...delays].filter(([, { isServed }]) => !isServed).map(([id, { wrongTries }]) => [id, wrongTries]),
      ),
    put: (jurorId, delay) => {
      delays.set(jurorId, delay);
      save();
    },
    remove: (jurorId) => {
      delays.delete(jurorId);
      save();
    },
  };
}

function read(path: string): readonly (readonly [string, PinDelay])[] {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as readonly (readonly [string, PinDelay])[];
  } catch {
    return [];
  }
}
