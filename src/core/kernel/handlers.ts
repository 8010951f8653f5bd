import type { AreaHandlers, AreaName } from '../../shared/contract.ts';

/** One implementation for each endpoint of the contract. */
export type Handlers = { readonly [Area in AreaName]: AreaHandlers<Area> };
