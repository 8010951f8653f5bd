import { BrowserWindow, ipcMain } from 'electron';
import type { z } from 'zod';
import { broadcastChannelOf, channelOf, contract } from '../../shared/contract.ts';
import type { AreaName, BroadcastName } from '../../shared/contract.ts';
import type { Answer } from '../../shared/error-codes.ts';
import type { Handlers } from '../../core/kernel/handlers.ts';
import type { Publish } from '../../core/kernel/deps.ts';
import { answerRequest } from '../../core/kernel/answer.ts';
import type { AnyHandler, LogFailure } from '../../core/kernel/answer.ts';
import { isInterface, isTrustedSender } from './trusted-sender.ts';

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

/** Tells every window of the interface, then `onPublished` inside this process. */
export function publishToWindows(onPublished: (name: BroadcastName) => void): Publish {
  return (name, payload) => {
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      // A window that shows a PDF is not the interface, and need not hear about candidates.
      if (isInterface(webContents.getURL())) webContents.send(broadcastChannelOf(name), payload);
    }
    onPublished(name);
  };
}
