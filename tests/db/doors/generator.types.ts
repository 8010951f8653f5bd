import type { AreaName, Contract } from '../../../src/shared/contract.ts';
import type { RequestFor, World } from './world.ts';

/** A request that means something in that world, or an attack on it; null when neither comes to mind. */
export type Generator<Request> = (world: World) => Request | null | Promise<Request | null>;

export type AreaGenerators<Area extends AreaName> = {
  readonly [Method in keyof Contract[Area]]: Generator<RequestFor<Area, Method>>;
};
