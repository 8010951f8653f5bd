/** The handlers as the application's own window asks them: each with its request alone. */
import type { Handlers } from '../../src/core/kernel/handlers.ts';
import { DESK } from '../../src/shared/caller.ts';
import type { AreaName } from '../../src/shared/contract.ts';

export type DeskHandlers = {
  readonly [Area in AreaName]: {
    readonly [Method in keyof Handlers[Area]]: Handlers[Area][Method] extends (
      request: infer Request,
      ...rest: never
    ) => infer Answered
      ? (request: Request) => Answered
      : never;
  };
};

type AnyArea = Readonly<Record<string, (request: unknown, caller: typeof DESK) => unknown>>;

export function asDesk(handlers: Handlers): DeskHandlers {
  const areas = Object.entries(handlers as unknown as Readonly<Record<string, AnyArea>>);
  return Object.fromEntries(
    areas.map(([area, methods]) => [
      area,
      Object.fromEntries(
        Object.entries(methods).map(([method, handler]) => [
          method,
          (request: unknown) => handler(request, DESK),
        ]),
      ),
    ]),
  ) as unknown as DeskHandlers;
}
