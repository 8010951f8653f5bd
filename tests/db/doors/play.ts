/** Plays sequences, one after the other, and sums up what they came to. */
import { closePanels } from '../passage-panel.ts';
import { createChance } from './chance.ts';
import { live, reachAll, settle, tellAll } from './director.ts';
import { closeOutside } from './outside.ts';
import { createAccessRule } from './rules-access.ts';
import { createCandidateRule } from './rules-candidates.ts';
import { createDecisionRule } from './rules-decisions.ts';
import { createAttendanceRule } from './rules-attendance.ts';
import { createFrozenRule } from './rules-frozen.ts';
import { createMinutesRules } from './rules-minutes.ts';
import { createPrivacyRule } from './rules-privacy.ts';
import { createRegisterRules } from './rules-register.ts';
import { createTogetherRule } from './rules-together.ts';
import { createToldRule } from './rules-told.ts';
import { untold } from './stories.ts';
import { createTally } from './tally.ts';
import type { Tally } from './tally.ts';
import { openWorld } from './world.ts';
import type { Rule, World } from './world.ts';

export interface Outcome {
  readonly tally: Tally;
  /** Stories that never came to their end. */
  readonly untold: readonly string[];
  /** Rules that were broken, how often, and an example of each kind. */
  readonly broken: readonly {
    readonly rule: string;
    readonly count: number;
    readonly examples: readonly string[];
  }[];
}

/** Every rule; each keeps what it saw of one application. */
const RULES = (): readonly Rule[] => [
  createAccessRule(),
  createPrivacyRule(),
  createToldRule(),
  createFrozenRule(),
  createAttendanceRule(),
  createCandidateRule(),
  createDecisionRule(),
  createTogetherRule(),
  ...createMinutesRules(),
  ...createRegisterRules(),
];

/** Quiet worlds for what was neither told nor granted in the others; one is enough unless its rules leave no room for it. */
const QUIET_WORLDS = 6;
const QUIET_STEPS = 120;

/** Plays one sequence for each seed, goes on in the last one until every endpoint was granted, and tells what is untold. */
export async function play(seeds: readonly number[], stepCount: number): Promise<Outcome> {
  const tally = createTally();
  const worlds: World['broken'][] = [];
  const inWorld = async (seed: number, lived: (world: World) => Promise<void>): Promise<void> => {
    const world = openWorld(createChance(seed), tally, RULES);
    try {
      await settle(world);
      await lived(world);
      world.end();
    } finally {
      worlds.push(world.broken);
      closePanels();
    }
  };
  for (const seed of seeds) {
    await inWorld(seed, async (world) => {
      for (let step = 0; step < stepCount; step += 1) await live(world);
      if (seed === seeds.at(-1)) await reachAll(world, QUIET_STEPS);
    });
  }
  const next = (seeds.at(-1) ?? 0) + 1;
  const isOwed = (): boolean => untold(tally).length > 0 || tally.untried().length > 0;
  for (let index = 0; index < QUIET_WORLDS && isOwed(); index += 1) {
    await inWorld(next + index, async (world) => {
      await tellAll(world, QUIET_STEPS);
      await reachAll(world, QUIET_STEPS);
    });
  }
  closeOutside();
  return { tally, untold: untold(tally), broken: gathered(worlds) };
}

function gathered(worlds: readonly World['broken'][]): Outcome['broken'] {
  const names = [...new Set(worlds.flatMap((broken) => [...broken.keys()]))];
  return names.map((rule) => {
    const found = worlds.flatMap((broken) => broken.get(rule) ?? []);
    const examples = new Map(found.toReversed().flatMap((each) => [...each.examples]));
    return {
      rule,
      count: found.reduce((sum, { count }) => sum + count, 0),
      examples: [...examples.values()],
    };
  });
}
