import { useEffect, useRef } from 'react';

/** What opens over a table is read out from its title, as a screen is. */
export function useTitleFocus(isWanted = true): void {
  const asked = useRef(isWanted);
  useEffect(() => {
    if (!asked.current) return;
    const title = document.querySelector<HTMLElement>('main h1');
    if (title === null) return;
    title.tabIndex = -1;
    title.focus();
  }, []);
}
