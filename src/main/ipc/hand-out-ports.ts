/** The page asks for its channel to the core once it loads; any other page is refused. */
import { ipcMain } from 'electron';
import type { MessagePortMain, WebContents } from 'electron';
import { PORT_CHANNEL } from '../../shared/wire.ts';
import { isTrustedSender } from './trusted-sender.ts';

/** Gives each page of the interface a channel of its own; `channel` makes the page's end of one, for the window that it is in. */
export function handOutPorts(channel: (contents: WebContents) => MessagePortMain): void {
  ipcMain.on(PORT_CHANNEL, ({ sender, senderFrame }) => {
    senderFrame?.postMessage(PORT_CHANNEL, null, isTrustedSender(senderFrame) ? [channel(sender)] : []);
  });
}
