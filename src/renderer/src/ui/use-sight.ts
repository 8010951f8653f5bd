import { useCallback, useLayoutEffect, useRef, useState } from 'react';

/** How far the rows are scrolled, and how many of them the place shows. */
export function useSight(rowRem: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState({ scrollTop: 0, height: 600, rowHeight: rowRem * 16 });

  const measure = useCallback(() => {
    const place = scroller.current;
    if (place === null) return;
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    setSight({ scrollTop: place.scrollTop, height: place.clientHeight, rowHeight: rem * rowRem });
  }, [rowRem]);

  useLayoutEffect(() => {
    measure();
    const observer = new ResizeObserver(measure);
    if (scroller.current !== null) observer.observe(scroller.current);
    return () => {
      observer.disconnect();
    };
  }, [measure]);

  function scrollTo(top: number): void {
    if (scroller.current !== null) scroller.current.scrollTop = top;
  }

  return { measure, scroller, scrollTo, sight };
}
