import { useEffect, useState } from 'react';
import { pageMoment } from '../code-time.ts';
import type { PageMoment } from '../code-time.ts';

const LOOK_MS = 500;

/** The page's own time, looked at twice a second while something is counted down. */
export function useNow(): PageMoment {
  const [now, setNow] = useState(pageMoment);
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(pageMoment());
    }, LOOK_MS);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return now;
}
