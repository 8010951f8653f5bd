/**
 * The sign of each level of a scale, told apart by form alone at any count: a shape where the scale has one for each level,
 * else its letters. The shapes are drawn from `assessment/level-shapes.ts`.
 */
import type { LevelShape } from '../assessment/assessment.types.ts';
import type { LevelledScale } from './scale.schema.ts';

export type LevelSign =
  | { readonly kind: 'shape'; readonly shape: LevelShape }
  | { readonly kind: 'letters'; readonly letters: string };

const SHAPES_BY_RANK: Readonly<Record<number, readonly LevelShape[]>> = {
  2: ['full', 'empty'],
  3: ['full', 'half', 'empty'],
};

/** Sign of each level, by its id. Letters that two levels share are told apart by the rank of the level. */
export function levelSigns({ levels }: Pick<LevelledScale, 'levels'>): Readonly<Record<string, LevelSign>> {
  const byRank = SHAPES_BY_RANK[levels.length] ?? [];
  const shapes = levels.map(({ shape }, rank) => shape ?? byRank[rank]);
  const isEachItsOwn = new Set(shapes).size === levels.length && !shapes.includes(undefined);
  const letters = levels.map(({ short }) => short);
  const isLettered = new Set(letters.map((text) => text.toLocaleUpperCase())).size === levels.length;
  return Object.fromEntries(
    levels.map(({ id, short }, rank): [string, LevelSign] => {
      const shape = shapes[rank];
      if (isEachItsOwn && shape !== undefined) return [id, { kind: 'shape', shape }];
      return [id, { kind: 'letters', letters: isLettered ? short : String(rank + 1) }];
    }),
  );
}
