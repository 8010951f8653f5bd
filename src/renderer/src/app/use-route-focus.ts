import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

/** A reading that takes longer than this leaves the focus where it is. */
const PATIENCE_MS = 3_000;

/** After a change of screen, moves the focus to its title, as soon as there is one, so that it gets read out. */
export function useRouteFocus(): void {
  const router = useRouter();
  useEffect(() => {
    let stopWaiting: (() => void) | null = null;
    const unsubscribe = router.subscribe('onResolved', ({ pathChanged, fromLocation }) => {
      if (!pathChanged || fromLocation === undefined) return;
      stopWaiting?.();
      stopWaiting = focusTitle();
    });
    return () => {
      unsubscribe();
      stopWaiting?.();
    };
  }, [router]);
}

function focusTitle(): () => void {
  const from = document.activeElement;
  const observer = new MutationObserver(tryOnce);
  const timer = setTimeout(stop, PATIENCE_MS);
  function stop() {
    observer.disconnect();
    clearTimeout(timer);
  }
  function tryOnce() {
    const hasMoved = document.activeElement !== from && document.activeElement !== document.body;
    const title = document.querySelector<HTMLElement>('main h1');
    if (hasMoved || title !== null) stop();
    if (hasMoved || title === null) return;
    title.tabIndex = -1;
    title.focus();
  }
  observer.observe(document.body, { childList: true, subtree: true });
  // The new screen is committed after this event: look once it has been.
  requestAnimationFrame(tryOnce);
  return stop;
}
