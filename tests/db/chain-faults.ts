import { chainSteps } from '../../src/core/db/chain-check.ts';
import type { ChainFault } from '../../src/core/db/chain-check.ts';

/** Every fault of a register at once. */
export function chainFaults(db: Parameters<typeof chainSteps>[0]): readonly ChainFault[] {
  return [...chainSteps(db)].filter((fault) => fault !== null);
}
