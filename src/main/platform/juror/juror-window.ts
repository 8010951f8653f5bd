/**
 * Pupitre as a juror's device in the room of another desk: a window of its own, which has no part in this computer's data. It
 * holds the room's authority, and speaks with nobody who is not vouched for by it.
 */
import { app, BrowserWindow, session } from 'electron';
import type { Session } from 'electron';
import type { Desktop, RoomOrder } from '../../../core/kernel/deps.ts';
import type { Language } from '../../../shared/areas/app.ts';
import { APP_ORIGIN } from '../asset-path.ts';
import { createWakefulness } from '../power.ts';
import { serveFiles } from '../protocol.ts';
import { keepInside } from '../window.ts';
import { authorityNamed, isGenuine } from './genuine.ts';
import { createEnteredRooms } from './joined-rooms.ts';
import type { EnteredRoom } from './joined-rooms.ts';
import { movedDesk } from './moved-desk.ts';
import { deskLine, isOfPage, mayAsk, pagePath, ROOM_PLACE } from './room-page.ts';
import { shownCertificates } from './shown-certificates.ts';
import type { DeskAddress } from './shown-certificates.ts';

export interface JurorModeOptions {
  /** File in which the rooms that were entered are kept between runs. */
  readonly file: string;
  /** The application's own copy of the page. */
  readonly pageFolder: string;
  readonly isPackaged: boolean;
}

export interface JurorMode extends Pick<Desktop, 'enteredRoom' | 'enterRoom'> {
  readonly window: () => BrowserWindow | null;
  /** Opens the window again that was open when the application last ended, however it did; forgets rooms of other days. */
  readonly takeUp: (language: Language) => void;
}

interface Shown {
  readonly window: BrowserWindow;
  readonly language: Language;
  room: EnteredRoom;
}

const REFUSED = -2;
const TRUSTED = 0;
const RELOAD_EVERY_MS = 10_000;

/** No room yet. */
export function createJurorMode(options: JurorModeOptions): JurorMode {
  const rooms = createEnteredRooms(options.file);
  const keepAwake = createWakefulness();
  const prepared = new Set<string>();
  let shown: Shown | null = null;
  let isLeaving = false;
  let load = 0;
  let isFollowing = false;

  app.on('before-quit', () => {
    isLeaving = true;
  });

  /** A session for each authority: a certificate that was found good under one is no word of another. */
  function sessionFor(room: EnteredRoom): Session {
    const own = session.fromPartition(`persist:room-${room.fingerprint}`);
    if (prepared.has(room.fingerprint)) return own;
    prepared.add(room.fingerprint);
    const current = () => (shown?.room.fingerprint === room.fingerprint ? shown.room : room);
    own.setCertificateVerifyProc(({ certificate, hostname }, answer) => {
      answer(isGenuine(certificate.data, hostname, current(), Date.now()) ? TRUSTED : REFUSED);
    });
    own.setPermissionCheckHandler(() => false);
    own.setPermissionRequestHandler((_contents, _permission, answer) => {
      answer(false);
    });
    own.setDevicePermissionHandler(() => false);
    own.on('will-download', (event) => {
      event.preventDefault();
    });
    own.webRequest.onBeforeRequest(({ url }, answer) => {
      answer({ cancel: !mayAsk(url, current()) });
      // The line is down, or not up yet.
      if (url.startsWith(deskLine(current()))) void follow(room.fingerprint);
    });
    serveFiles(own.protocol, {
      root: options.pageFolder,
      place: ROOM_PLACE,
      connections: () => [deskLine(current())],
    });
    // A room has no proxy: the desk is on this network.
    void own.setProxy({ mode: 'direct' });
    return own;
  }

  function show(room: EnteredRoom, token: string | null, language: Language): void {
    rooms.keep(room);
    if (shown !== null && shown.room.fingerprint !== room.fingerprint) shut(shown);
    shown ??= { window: open(room), language, room };
    shown.room = room;
    keepAwake(true);
    loadPage(shown, token);
    bringUp(shown.window);
  }

  function loadPage({ language, room, window }: Shown, token: string | null): void {
    load += 1;
    void window.loadURL(`${APP_ORIGIN}/${pagePath({ ...room, token, language, load })}`);
  }

  /** Where the room's desk went, if it did: the page goes on there, unless words in it were not sent yet. */
  async function follow(fingerprint: string): Promise<void> {
    const before = shown;
    if (isFollowing || before?.room.fingerprint !== fingerprint) return;
    isFollowing = true;
    try {
      const { room, window } = before;
      const desk = await movedDesk(room);
      if (desk === null || (await isTypedIn(window)) || shown !== before || before.room !== room) return;
      before.room = { ...room, ...desk };
      rooms.keep(before.room);
      loadPage(before, null);
    } catch {
      // The window went, or its page did: the next call asks again.
    } finally {
      isFollowing = false;
    }
  }

  function shut({ window }: Shown): void {
    shown = null;
    window.destroy();
  }

  function open(room: EnteredRoom): BrowserWindow {
    const window = new BrowserWindow({
      width: 1100,
      height: 760,
      minWidth: 390,
      minHeight: 560,
      title: 'Pupitre',
      show: false,
      autoHideMenuBar: true,
      webPreferences: {
        session: sessionFor(room),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        spellcheck: false,
        // Its signs of life go on behind another window.
        backgroundThrottling: false,
        devTools: !options.isPackaged,
      },
    });
    keepInside(window.webContents);
    keepToPage(window);
    reloadWhenGone(window, () => {
      if (shown?.window === window) loadPage(shown, null);
    });
    window.once('ready-to-show', () => {
      window.show();
    });
    window.on('closed', () => {
      if (shown?.window !== window) return;
      if (!isLeaving) rooms.keep({ ...shown.room, isOpen: false });
      shown = null;
      keepAwake(false);
    });
    return window;
  }

  /** The room that a code names, once the desk there was found to be of it. */
  async function named(order: RoomOrder): Promise<EnteredRoom | 'not-reached' | 'not-genuine'> {
    const { address, fingerprint, port } = order;
    const now = Date.now();
    const last = rooms.last(now);
    // The room of before where it was: also while nobody answers, for what waits on this device is shown.
    if (fingerprint === null && last !== null && isSameDesk(last, order)) return last;
    const certificates = await shownCertificates({ address, port });
    if (certificates === null) return 'not-reached';
    const authority =
      fingerprint === null
        ? last === null
          ? null
          : { pem: last.authority, fingerprint: last.fingerprint }
        : authorityNamed(fingerprint, certificates);
    const [certificate] = certificates;
    if (authority === null || certificate === undefined) return 'not-genuine';
    if (!isGenuine(certificate, address, { address, authority: authority.pem }, now)) return 'not-genuine';
    return {
      ...{ address, port, authority: authority.pem, fingerprint: authority.fingerprint },
      enteredAt: now,
      isOpen: true,
    };
  }

  return {
    window: () => shown?.window ?? null,
    enteredRoom: () => {
      const last = rooms.last(Date.now());
      if (last === null) return Promise.resolve(null);
      const { address, fingerprint, port } = last;
      return Promise.resolve({ address, fingerprint, port });
    },
    enterRoom: async (order) => {
      const room = await named(order);
      if (typeof room === 'string') return room;
      show({ ...room, enteredAt: Date.now(), isOpen: true }, order.token, order.language);
      return 'entered';
    },
    takeUp: (language) => {
      const now = Date.now();
      for (const { fingerprint } of rooms.takeOld(now)) {
        void session.fromPartition(`persist:room-${fingerprint}`).clearStorageData();
      }
      const last = rooms.last(now);
      if (last?.isOpen === true) show(last, null, language);
    },
  };
}

function isSameDesk(one: DeskAddress, other: DeskAddress): boolean {
  return one.address === other.address && one.port === other.port;
}

/** Whether a field of the page holds words: they would go with it. */
async function isTypedIn({ webContents }: BrowserWindow): Promise<boolean> {
  const fields = `[...document.querySelectorAll('textarea, input:not([type=checkbox]):not([type=radio])')]`;
  return (await webContents.executeJavaScript(`${fields}.some(({ value }) => value !== '')`)) === true;
}

function bringUp(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  if (window.isVisible()) window.focus();
}

/** No other page of the application's, and no window in the user's browser either. */
function keepToPage({ webContents }: BrowserWindow): void {
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  webContents.on('will-navigate', (event) => {
    if (!isOfPage(event.url)) event.preventDefault();
  });
}

/** What was entered waits in its store: the page takes it up. One that fails at once again is left as it is. */
function reloadWhenGone({ webContents }: BrowserWindow, again: () => void): void {
  let lastAt = Number.NEGATIVE_INFINITY;
  webContents.on('render-process-gone', (_event, { reason }) => {
    const now = performance.now();
    if (reason === 'clean-exit' || now - lastAt < RELOAD_EVERY_MS) return;
    lastAt = now;
    again();
  });
}
