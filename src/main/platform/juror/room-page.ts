/** The page of a room's devices, from this application's own copy: at an origin that stays when the desk's address changes. */
import { APP_ORIGIN } from '../asset-path.ts';
import type { DeskAddress } from './shown-certificates.ts';

/** The one place of the page. The application's own interface has no such place. */
export const ROOM_PLACE = '/room/';
const ROOM_PAGE = `${APP_ORIGIN}${ROOM_PLACE}`;

export interface PageOrder extends DeskAddress {
  readonly fingerprint: string;
  /** Of the code that lets it in; null when it was let in before. */
  readonly token: string | null;
  readonly language: string;
  /** Another number loads the page anew: its policy names the desk's address. */
  readonly load: number;
}

/** After the origin and its slash. What only the page reads stands in the fragment, as in the code that a browser scans; `a` is the desk’s address. */
export function pagePath({ address, fingerprint, language, load, port, token }: PageOrder): string {
  const code = token === null ? '' : `t=${token}&`;
  return `${ROOM_PLACE.slice(1)}?lang=${language}&load=${String(load)}#${code}f=${fingerprint}&a=https://${address}:${String(port)}`;
}

/** What the page may speak with: one desk, and nothing else. */
export function deskLine({ address, port }: DeskAddress): string {
  return `wss://${address}:${String(port)}`;
}

/** Whether that window may load it. */
export function isOfPage(url: string): boolean {
  return url.startsWith(ROOM_PAGE);
}

const OWN = [`${APP_ORIGIN}/`, 'blob:', 'data:', 'devtools:'];

/** Whether that window may ask for it at all, beside what its policy of contents says. */
export function mayAsk(url: string, desk: DeskAddress): boolean {
  return OWN.some((start) => url.startsWith(start)) || url === `${deskLine(desk)}/room`;
}
