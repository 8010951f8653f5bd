/** The desk of a room, by its requests. */
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { Invitation, OpenRoom, RoomPlace, RoomView } from '../../../src/shared/areas/room.ts';
import type { Answer } from '../../../src/shared/error-codes.ts';
import { createCoreClient } from '../../../scripts/headless/client.ts';

export const LOOPBACK = '127.0.0.1';

export type AskDesk = <Value>(name: string, payload?: unknown) => Promise<Value>;

/** Asks a core that is served at that address; throws what is refused. */
export function askCore(url: string): AskDesk {
  const { request } = createCoreClient(url);
  return async <Value>(name: string, payload?: unknown) => {
    const [area = '', method = ''] = name.split('.');
    return granted(name, await request(area, method, payload)) as Value;
  };
}

/** Asks the desk's core from its own page. */
export function askPage(page: Page): AskDesk {
  return async <Value>(name: string, payload?: unknown) => {
    const [area = '', method = ''] = name.split('.');
    const answer = await page.evaluate(
      ([of, by, given]) => {
        const areas = window.pupitre as unknown as Record<
          string,
          Record<string, (request: unknown) => Promise<unknown>>
        >;
        return areas[of]?.[by]?.(given);
      },
      [area, method, payload] as const,
    );
    return granted(name, answer as Answer<unknown>) as Value;
  };
}

function granted(name: string, answer: Answer<unknown>): unknown {
  if (!answer.ok) throw new Error(`${name}: ${answer.code} ${JSON.stringify(answer.details ?? {})}`);
  return answer.value;
}

/** The room of that session, on this machine alone, at a free port. */
export async function openRoom(ask: AskDesk, sessionId: string): Promise<OpenRoom> {
  return opened(await ask<RoomView>('room.open', { sessionId, address: LOOPBACK, port: 0 }));
}

export async function roomNow(ask: AskDesk): Promise<OpenRoom> {
  return opened(await ask<RoomView>('room.state'));
}

function opened({ open }: RoomView): OpenRoom {
  if (open === null) throw new Error('the room is closed');
  return open;
}

export function invite(ask: AskDesk, place: RoomPlace): Promise<Invitation> {
  return ask<Invitation>('room.invite', place);
}

/** Lets in the device that waits next, in the place of the one that the seat had where it has one; answers its id. */
export async function letIn(ask: AskDesk, note = 'Tablette remplacée'): Promise<string> {
  await expect.poll(async () => (await roomNow(ask)).waiting.length, { timeout: 60_000 }).toBeGreaterThan(0);
  const [waiting] = (await roomNow(ask)).waiting;
  if (waiting === undefined) throw new Error('nobody waits');
  const { isSeatTaken, place, waitingId } = waiting;
  if (isSeatTaken) await ask('room.takeOver', { waitingId, note });
  else await ask('room.admit', { waitingId });
  const { screens, seats } = await roomNow(ask);
  const seat = seats.find(({ jurorId }) => place.role === 'juror' && place.jurorId === jurorId);
  return (seat?.device ?? screens.at(-1))?.deviceId ?? '';
}

/** Whether the device of that member is on the line. */
export async function isConnected(ask: AskDesk, jurorId: string): Promise<boolean> {
  const { seats } = await roomNow(ask);
  return seats.find((seat) => seat.jurorId === jurorId)?.device?.isConnected === true;
}
