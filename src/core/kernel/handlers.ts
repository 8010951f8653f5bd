import type { Caller } from '../../shared/caller.ts';
import type { AreaHandlers, AreaName } from '../../shared/contract.ts';
import type { Answer } from '../../shared/error-codes.ts';

/** One implementation for each endpoint of the contract. */
export type Handlers = { readonly [Area in AreaName]: AreaHandlers<Area> };

/** Any one of them: its payload has been parsed, and the caller may ask for it. */
export type AnyHandler = (request: never, caller: Caller) => Answer<unknown> | Promise<Answer<unknown>>;
