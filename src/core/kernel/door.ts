/** The one way in for every transport: who asks, what is asked, and only then the handler. */
import type { z } from 'zod';
import { sessionOfCaller } from '../../shared/caller.ts';
import type { Caller, Role } from '../../shared/caller.ts';
import { channelOf, contract } from '../../shared/contract.ts';
import type { AreaName } from '../../shared/contract.ts';
import type { Answer } from '../../shared/error-codes.ts';
import { answerRequest } from './answer.ts';
import type { LogFailure } from './answer.ts';
import type { AnyHandler, Handlers } from './handlers.ts';
import { refuse } from './refusal.ts';
import type { Refusal } from './refusal.ts';

/**
 * Answers the request that `area.method` names. Refuses with `invalid-request` what the contract does not know, and with
 * `not-for-this-device` or `seat-of-another` what is not this caller's to ask, before any handler runs.
 */
export type Ask = (name: string, payload: unknown, caller: Caller) => Promise<Answer<unknown>>;

export interface DoorParts {
  readonly handlers: Handlers;
  /** The session that a passage belongs to; null when there is no such passage. Asked for devices only. */
  readonly sessionOf: (passageId: string) => string | null;
  readonly logFailure: LogFailure;
}

interface Entry {
  readonly request: z.ZodType;
  readonly for: readonly Role[];
  readonly handler: AnyHandler;
}

/** Opens the door on one set of handlers. */
export function createDoor({ handlers, logFailure, sessionOf }: DoorParts): Ask {
  const entries = entriesOf(handlers);
  return async (name, payload, caller) => {
    const entry = entries.get(name);
    if (entry === undefined) return refuse('invalid-request', { paths: [] });
    if (!entry.for.includes(caller.role)) return refuse('not-for-this-device');
    const [area = '', method = ''] = name.split('.');
    const asked = (request: never) =>
      refusalOfSeat(caller, request, sessionOf) ?? entry.handler(request, caller);
    return answerRequest(channelOf(area, method), entry.request, asked, payload, logFailure);
  };
}

function entriesOf(handlers: Handlers): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const [area, endpoints] of Object.entries(contract)) {
    const implementations = handlers[area as AreaName] as Readonly<Record<string, AnyHandler>>;
    for (const [method, endpoint] of Object.entries<Omit<Entry, 'handler'>>(endpoints)) {
      const handler = implementations[method];
      if (handler === undefined) throw new Error(`no handler for ${area}.${method}`);
      entries.set(`${area}.${method}`, { request: endpoint.request, for: endpoint.for, handler });
    }
  }
  return entries;
}

/**
 * Whatever a device names as a member is its own, and whatever it names as a passage is one of its session. A seat's token
 * names both: the register of open seats holds it to its device.
 */
function refusalOfSeat(
  caller: Caller,
  request: Readonly<Record<string, unknown>> | undefined,
  sessionOf: DoorParts['sessionOf'],
): Refusal | null {
  if (caller.role === 'desk' || request === undefined) return null;
  const { jurorId, passageId } = request;
  const ownId = caller.role === 'juror' ? caller.seat.jurorId : null;
  const isOther = jurorId !== undefined && jurorId !== ownId;
  const isElsewhere = typeof passageId === 'string' && sessionOf(passageId) !== sessionOfCaller(caller);
  return isOther || isElsewhere ? refuse('seat-of-another') : null;
}
