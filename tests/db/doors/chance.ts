/** Chance from a seed: the same seed, the same choices, on every machine. */
export interface Chance {
  readonly seed: number;
  /** From 0 to 1, 1 excluded. */
  unit(): number;
  /** A whole number from 0 to `below`, `below` excluded. */
  below(below: number): number;
  /** True that often. */
  odds(probability: number): boolean;
  /** One of them; undefined of none. */
  of<Item>(items: readonly Item[]): Item | undefined;
  /** One of them; throws on none. */
  one<Item>(items: readonly Item[]): Item;
  /** One of them, by weight. */
  weighted<Item>(items: readonly Item[], weight: (item: Item) => number): Item;
}

/** Mulberry32. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const unit = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(unit() * limit);
  const of = <Item>(items: readonly Item[]): Item | undefined => items[below(items.length)];
  return {
    seed,
    unit,
    below,
    odds: (probability) => unit() < probability,
    of,
    one: (items) => {
      const item = of(items);
      if (item === undefined) throw new Error('chance has nothing to choose from');
      return item;
    },
    weighted: (items, weight) => {
      const weights = items.map(weight);
      let left = unit() * weights.reduce((sum, each) => sum + each, 0);
      const index = weights.findIndex((each) => (left -= each) < 0);
      const item = items[index < 0 ? items.length - 1 : index];
      if (item === undefined) throw new Error('chance has nothing to weigh');
      return item;
    },
  };
}
