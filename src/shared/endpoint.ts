import type { z } from 'zod';
import type { Role } from './caller.ts';

/** One request of the renderer: how its payload is checked, and what it answers. */
export interface Endpoint<Request extends z.ZodType, Response> {
  readonly request: Request;
  /** Who may ask; whoever else does is refused unread. */
  readonly for: readonly Role[];
  /** Type only; never present at run time. */
  readonly response?: Response;
}

/** An endpoint for these roles. What a juror's device asks for is held to its own seat beside (`core/kernel/door.ts`). */
export function answering<Response>(...roles: readonly [Role, ...Role[]]) {
  return <Request extends z.ZodType>(request: Request): Endpoint<Request, Response> => ({
    request,
    for: roles,
  });
}

/** What main tells every window: always a whole snapshot, or the name of what to read again. */
export interface Broadcast<Payload> {
  /** Type only; never present at run time. */
  readonly payload?: Payload;
}

/** A broadcast that carries `Payload`. */
export function telling<Payload>(): Broadcast<Payload> {
  return {};
}
