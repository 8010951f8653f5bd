import { APP_ORIGIN } from '../platform/asset-path.ts';
import { isOfPage } from '../platform/juror/room-page.ts';

/** What Electron tells of the frame that sent a message. */
export interface SenderFrame {
  readonly url: string;
  readonly parent: unknown;
}

/** Only the top page of the application's own origin may ask anything. */
export function isTrustedSender(frame: SenderFrame | null): boolean {
  return frame !== null && frame.parent === null && isInterface(frame.url);
}

/** Whether a page is the application's own; that of a juror in the room of another desk has no part in this one's data. */
export function isInterface(url: string): boolean {
  return url.startsWith(`${APP_ORIGIN}/`) && !isOfPage(url);
}
