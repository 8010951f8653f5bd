import { BrowserWindow, ipcMain } from 'electron';
import type { z } from 'zod';
import { broadcastChannelOf, channelOf, contract } from '../../shared/contract.ts';
import type { AreaHandlers, AreaName } from '../../shared/contract.ts';
import type { Answer } from '../../shared/error-codes.ts';
import type { Publish } from '../usecases/deps.ts';
import { answerRequest } from './answer.ts';
import type { AnyHandler, LogFailure } from './answer.ts';
import { isTrustedSender } from './trusted-sender.ts';

/** One implementation for each endpoint of the contract. */
export type Handlers = { readonly [Area in AreaName]: AreaHandlers<Area> };

/** Puts every endpoint of the contract on the bus; a message from any other page is refused unread. */
export function registerIpc(handlers: Handlers, logFailure: LogFailure): void {
  for (const [area, endpoints] of Object.entries(contract)) {
    const implementations = handlers[area as AreaName] as Readonly<Record<string, AnyHandler>>;
    for (const [method, { request }] of Object.entries<{ readonly request: z.ZodType }>(endpoints)) {
      const handler = implementations[method];
      if (handler === undefined) throw new Error(`no handler for ${area}.${method}`);
      const channel = channelOf(area, method);
      ipcMain.handle(channel, (event, payload: unknown): Promise<Answer<unknown>> | Answer<unknown> =>
        isTrustedSender(event.senderFrame)
          ? answerRequest(channel, request, handler, payload, logFailure)
          : { ok: false, code: 'untrusted-sender' },
      );
    }
  }
}

/** Tells every open window of the application. */
export const publishToWindows: Publish = (name, payload) => {
  for (const window of BrowserWindow.getAllWindows()) {
    if (!window.isDestroyed()) window.webContents.send(broadcastChannelOf(name), payload);
  }
};
