import type { Page } from '@playwright/test';
import type { AreaName, PupitreApi } from '../../../src/shared/contract.ts';
import type { ErrorCode } from '../../../src/shared/error-codes.ts';

declare global {
  interface Window {
    readonly pupitre: PupitreApi;
  }
}

type Method<Area extends AreaName> = keyof PupitreApi[Area] & string;
type Call<Area extends AreaName, Name extends Method<Area>> = PupitreApi[Area][Name] extends (
  request: infer Request,
) => Promise<infer Reply>
  ? { readonly request: Request; readonly reply: Reply }
  : never;
export type RequestOf<Area extends AreaName, Name extends Method<Area>> = Call<Area, Name>['request'];
type ReplyOf<Area extends AreaName, Name extends Method<Area>> = Call<Area, Name>['reply'];
type ValueOf<Reply> = Reply extends { readonly ok: true; readonly value: infer Value } ? Value : never;

/** Asks main what a screen would ask, from the page itself; answers the envelope as it came. */
export function ask<Area extends AreaName, Name extends Method<Area>>(
  page: Page,
  area: Area,
  name: Name,
  request: RequestOf<Area, Name>,
): Promise<ReplyOf<Area, Name>> {
  return page.evaluate(
    ([areaName, methodName, payload]) => {
      const methods = window.pupitre[areaName] as unknown as Record<string, (request: unknown) => unknown>;
      return methods[methodName]?.(payload) as Promise<never>;
    },
    [area, name as string, request] as const,
  );
}

/** The value of an answer; throws on a refusal, naming its code. */
export async function get<Area extends AreaName, Name extends Method<Area>>(
  page: Page,
  area: Area,
  name: Name,
  request: RequestOf<Area, Name>,
): Promise<ValueOf<ReplyOf<Area, Name>>> {
  const reply = (await ask(page, area, name, request)) as
    | { readonly ok: true; readonly value: unknown }
    | { readonly ok: false; readonly code: ErrorCode; readonly details?: unknown };
  if (!reply.ok) throw new Error(`${area}.${name}: ${reply.code} ${JSON.stringify(reply.details ?? {})}`);
  return reply.value as ValueOf<ReplyOf<Area, Name>>;
}
