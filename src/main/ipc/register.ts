import { BrowserWindow, ipcMain } from 'electron';
import { DESK } from '../../shared/caller.ts';
import { AREAS, broadcastChannelOf, channelOf } from '../../shared/contract.ts';
import type { BroadcastName } from '../../shared/contract.ts';
import type { Answer } from '../../shared/error-codes.ts';
import type { Announce } from '../../core/kernel/announcer.ts';
import type { Ask } from '../../core/kernel/door.ts';
import { isInterface, isTrustedSender } from './trusted-sender.ts';

/** Puts every endpoint of the contract on the bus, for the desk; a message from any other page is refused unread. */
export function registerIpc(ask: Ask): void {
  for (const [area, methods] of AREAS) {
    for (const method of methods) {
      ipcMain.handle(
        channelOf(area, method),
        (event, payload: unknown): Promise<Answer<unknown>> | Answer<unknown> =>
          isTrustedSender(event.senderFrame)
            ? ask(`${area}.${method}`, payload, DESK)
            : { ok: false, code: 'untrusted-sender' },
      );
    }
  }
}

/** Tells every window of the interface, then `onPublished` inside this process. */
export function publishToWindows(onPublished: (name: BroadcastName) => void): Announce {
  return (name, payload) => {
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      // A window that shows a PDF is not the interface, and need not hear about candidates.
      if (isInterface(webContents.getURL())) webContents.send(broadcastChannelOf(name), payload);
    }
    onPublished(name);
  };
}
