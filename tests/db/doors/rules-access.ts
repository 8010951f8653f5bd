import type { Rule } from './world.ts';

/** No wrong PIN and no closed seat opens anything. */
export function createAccessRule(): Rule {
  return {
    name: 'a wrong PIN or a closed seat opens nothing',
    isOfWords: true,
    judge: ({ calls }) =>
      calls.flatMap(({ answer, door, forgery }) =>
        answer.ok && forgery !== null ? [`${door} though ${forgery}`] : [],
      ),
  };
}
