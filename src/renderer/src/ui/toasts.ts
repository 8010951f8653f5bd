/** What was just done, in words: one at a time, for ten seconds, on the screen that it belongs to. */

export interface ToastMessage {
  readonly message: string;
  /** Said as its screen is left: it belongs to the next one. */
  readonly isForNextScreen?: boolean;
}

export interface ShownToast {
  readonly id: number;
  readonly message: string;
}

export interface Toasts {
  readonly shown: () => ShownToast | null;
  readonly subscribe: (listener: () => void) => () => void;
  /** What is said later takes the place of what was said before. */
  readonly show: (message: ToastMessage) => void;
  readonly close: () => void;
  /** A screen is left. */
  readonly leave: () => void;
  /** Time stands still, while the pointer or the focus is on it; `release` gives it its whole time again. */
  readonly hold: () => void;
  readonly release: () => void;
}

/** Long enough to read. */
export const TOAST_MS = 10_000;

/** `after` runs something later, in milliseconds, and answers how to call it off. */
export function createToasts({
  after,
}: {
  readonly after: (delayMs: number, run: () => void) => () => void;
}): Toasts {
  let shown: ShownToast | null = null;
  let isForNextScreen = false;
  let lastId = 0;
  let callOff: () => void = () => undefined;
  const listeners = new Set<() => void>();

  function change(next: ShownToast | null): void {
    shown = next;
    for (const listener of listeners) listener();
  }
  function close(): void {
    callOff();
    if (shown !== null) change(null);
  }
  function release(): void {
    callOff();
    if (shown !== null) callOff = after(TOAST_MS, close);
  }

  return {
    shown: () => shown,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    show: (message) => {
      lastId += 1;
      isForNextScreen = message.isForNextScreen === true;
      change({ id: lastId, message: message.message });
      release();
    },
    close,
    leave: () => {
      if (isForNextScreen) isForNextScreen = false;
      else close();
    },
    hold: () => {
      callOff();
    },
    release,
  };
}
