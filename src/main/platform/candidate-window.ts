/** The candidate's screen: a window that fills a second display, comes back with it, and holds nothing of the jury's. */
import { BrowserWindow, screen } from 'electron';
import type { WebContents } from 'electron';
import type { CandidateOrder, Desktop } from '../../core/kernel/deps.ts';
import { APP_ORIGIN } from './asset-path.ts';
import { describeDisplays, findDisplay, keepDisplay, readKeptDisplay } from './display-choice.ts';
import { keepInside } from './window.ts';

export interface CandidateWindowOptions {
  readonly preload: string;
  /** File in which the chosen display is kept between runs. */
  readonly file: string;
  /** The window of the jury; null while there is none. */
  readonly desk: () => BrowserWindow | null;
  readonly onChange: () => void;
}

export interface CandidateScreen extends Pick<Desktop, 'displays' | 'hideCandidate' | 'showCandidate'> {
  /** The session that is shown in that page; null for any other page. */
  readonly sessionOf: (contents: WebContents) => string | null;
  /** From now on displays that come and go are followed. Once the application is ready. */
  readonly follow: () => void;
}

/** No candidate's screen yet. */
export function createCandidateScreen({
  desk,
  file,
  onChange,
  preload,
}: CandidateWindowOptions): CandidateScreen {
  let wanted: CandidateOrder | null = null;
  let shown: { readonly window: BrowserWindow; readonly displayId: number } | null = null;

  const deskId = () => {
    const window = desk();
    return window === null ? screen.getPrimaryDisplay().id : screen.getDisplayMatching(window.getBounds()).id;
  };
  const chosen = () => {
    const kept = readKeptDisplay(file);
    return kept === null ? null : findDisplay(screen.getAllDisplays(), kept, deskId());
  };

  function shut(): void {
    const window = shown?.window;
    shown = null;
    if (window?.isDestroyed() === false) window.destroy();
  }

  /** Where it was chosen, if that display is there. */
  function place(): void {
    const display = chosen();
    if (wanted === null || display === null) {
      shut();
      return;
    }
    if (shown?.displayId === display.id) return;
    shut();
    shown = { window: open(display.bounds, wanted.language), displayId: display.id };
  }

  function open(bounds: Electron.Rectangle, language: CandidateOrder['language']): BrowserWindow {
    const window = new BrowserWindow({
      ...bounds,
      show: false,
      frame: false,
      skipTaskbar: true,
      fullscreen: true,
      title: 'Pupitre',
      backgroundColor: '#000000',
      webPreferences: {
        preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        spellcheck: false,
        devTools: false,
      },
    });
    keepInside(window.webContents);
    // The jury goes on typing where they were.
    window.once('ready-to-show', () => {
      window.showInactive();
    });
    window.on('closed', () => {
      if (shown?.window !== window) return;
      shown = null;
      wanted = null;
      onChange();
    });
    void window.loadURL(`${APP_ORIGIN}/candidate?lang=${language}`);
    return window;
  }

  return {
    displays: () =>
      Promise.resolve({
        displays: describeDisplays(screen.getAllDisplays(), deskId()),
        rememberedId: chosen()?.id ?? null,
        shownOn: shown?.displayId ?? null,
        isWanted: wanted !== null,
      }),
    showCandidate: (order) => {
      const display = screen.getAllDisplays().find(({ id }) => id === order.displayId);
      if (display === undefined || display.id === deskId()) return Promise.resolve(false);
      keepDisplay(file, display);
      wanted = order;
      // Its page is of one session, and reads once whether the name is shown.
      shut();
      place();
      return Promise.resolve(true);
    },
    hideCandidate: () => {
      wanted = null;
      shut();
      return Promise.resolve();
    },
    sessionOf: (contents) => (shown?.window.webContents === contents ? (wanted?.sessionId ?? null) : null),
    follow: () => {
      const moved = () => {
        place();
        onChange();
      };
      screen.on('display-added', moved);
      screen.on('display-removed', moved);
      screen.on('display-metrics-changed', moved);
    },
  };
}
