import { useEffect, useState } from 'react';

/** Whether that has held for so long without a break, since this page was there to see it. */
export function useLasting(holds: boolean, forMs: number): boolean {
  const [hasLasted, setLasted] = useState(false);
  useEffect(() => {
    if (!holds) return;
    const timer = setTimeout(() => {
      setLasted(true);
    }, forMs);
    return () => {
      clearTimeout(timer);
      setLasted(false);
    };
  }, [forMs, holds]);
  return holds && hasLasted;
}
