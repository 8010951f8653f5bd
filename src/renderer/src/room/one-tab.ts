/** One tab writes at a time: the others say so, and take over when asked. */
const LOCK = 'juror-room';
const CHANNEL = 'juror-room';

export interface Tab {
  /** Resolves once this tab is the one that writes. */
  readonly hold: () => Promise<void>;
  /** Whether it is at once; false when another tab is. */
  readonly tryHold: () => Promise<boolean>;
  /** Asks the other tab to give way. */
  readonly claim: () => void;
}

/** `onGivenWay` runs when another tab took over: nothing may be written any more. A browser without locks has one tab. */
export function createTab(onGivenWay: () => Promise<void>): Tab {
  let release: () => void = () => undefined;
  const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(CHANNEL) : null;
  const held = () =>
    new Promise<void>((resolve) => {
      release = resolve;
    });
  channel?.addEventListener('message', () => {
    const letGo = release;
    release = () => undefined;
    void onGivenWay().finally(letGo);
  });
  return {
    tryHold: () =>
      new Promise((resolve) => {
        if (!('locks' in navigator)) {
          resolve(true);
          return;
        }
        void navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => {
          resolve(lock !== null);
          return lock === null ? undefined : held();
        });
      }),
    hold: () =>
      new Promise((resolve) => {
        void navigator.locks.request(LOCK, () => {
          resolve();
          return held();
        });
      }),
    claim: () => channel?.postMessage('claim'),
  };
}
