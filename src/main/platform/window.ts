import { BrowserWindow, nativeTheme, screen, session, shell } from 'electron';
import type { WebContents } from 'electron';
import type { Theme } from '../../shared/areas/app.ts';
import { APP_ORIGIN } from './asset-path.ts';
import { groundOf } from './grounds.ts';
import { MIN_HEIGHT, MIN_WIDTH, readBounds, writeBounds } from './window-bounds.ts';

export interface WindowOptions {
  readonly preload: string;
  /** File in which size and place are kept between runs. */
  readonly boundsFile: string;
  readonly theme: Theme;
  readonly isPackaged: boolean;
  readonly onRendererGone: (reason: string) => void;
}

const RELOAD_EVERY_MS = 10_000;

/** Denies every permission of the web platform: the interface needs none. */
export function denyPermissions(): void {
  session.defaultSession.setPermissionCheckHandler(() => false);
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  session.defaultSession.setDevicePermissionHandler(() => false);
}

/** Opens the main window on the interface; it shows once its first paint is ready. */
export function openMainWindow(options: WindowOptions): BrowserWindow {
  const bounds = readBounds(
    options.boundsFile,
    screen.getAllDisplays().map((display) => display.workArea),
  );
  const window = new BrowserWindow({
    ...(bounds === null
      ? { width: 1280, height: 800 }
      : { x: bounds.x, y: bounds.y, width: bounds.width, height: bounds.height }),
    minWidth: MIN_WIDTH,
    minHeight: MIN_HEIGHT,
    title: 'Pupitre',
    show: false,
    backgroundColor: groundOf(options.theme, nativeTheme),
    autoHideMenuBar: true,
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      devTools: !options.isPackaged,
    },
  });
  if (bounds?.isMaximized === true) window.maximize();
  keepInside(window.webContents);
  window.once('ready-to-show', () => {
    window.show();
  });
  window.on('close', () => {
    writeBounds(options.boundsFile, { ...window.getNormalBounds(), isMaximized: window.isMaximized() });
  });
  reloadWhenGone(window, options.onRendererGone);
  void window.loadURL(`${APP_ORIGIN}/`);
  return window;
}

/** Goes to that place of the interface, as its own links do: the page stays, and with it what is being typed elsewhere. */
export function showPlace(window: BrowserWindow, place: string): void {
  void window.loadURL(`${APP_ORIGIN}/#${place}`);
  window.focus();
}

/** Nothing lives in the page alone: a new one shows the same state. Twice in ten seconds is a fault to report. */
function reloadWhenGone(window: BrowserWindow, onGone: (reason: string) => void): void {
  let lastAt = Number.NEGATIVE_INFINITY;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    onGone(reason);
    const now = performance.now();
    if (now - lastAt < RELOAD_EVERY_MS) throw new Error(`the page keeps failing: ${reason}`);
    lastAt = now;
    void window.loadURL(`${APP_ORIGIN}/`);
  });
}

/** No navigation away, no new window, no embedded page; a link to the web opens in the user's browser. */
export function keepInside(contents: WebContents): void {
  contents.setWindowOpenHandler(({ url }) => {
    openExternal(url);
    return { action: 'deny' };
  });
  contents.on('will-navigate', (event) => {
    if (!event.url.startsWith(`${APP_ORIGIN}/`)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
}

function openExternal(url: string): void {
  if (URL.canParse(url) && new URL(url).protocol === 'https:') void shell.openExternal(url);
}
